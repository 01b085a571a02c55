package hiillos.conformance.programs.generics;

import java.util.Arrays;

/** A generic stack over an array. */
public final class StackOfOwn {
    private StackOfOwn() {}

    static final class Stack<T> {
        private Object[] elements = new Object[1];
        private int size;

        void push(T t) {
            if (size == elements.length) {
                elements = Arrays.copyOf(elements, size * 2);
            }
            elements[size++] = t;
        }

        @SuppressWarnings("unchecked")
        T pop() {
            if (size == 0) {
                throw new IllegalStateException("empty");
            }
            T t = (T) elements[--size];
            elements[size] = null;
            return t;
        }
    }

    public static void main(String[] arguments) {
        Stack<Long> s = new Stack<>();
        for (long i = 0; i < 20; i++) {
            s.push(i * i);
        }
        long sum = 0;
        for (int i = 0; i < 19; i++) {
            sum = sum * 3 + s.pop();
        }
        System.out.println(sum + " " + s.pop());
        try {
            s.pop();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
