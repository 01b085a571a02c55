package hiillos.conformance.programs.collections;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedList;

/** ArrayDeque and LinkedList as queues and stacks. */
public final class Deques {
    private Deques() {}

    public static void main(String[] arguments) {
        Deque<Integer> deque = new ArrayDeque<>();
        for (int i = 0; i < 40; i++) {
            deque.addLast(i);
            deque.addFirst(-i);
            if (i % 3 == 0) {
                deque.pollFirst();
            }
        }
        System.out.println(deque.size() + " " + deque.peekFirst() + " " + deque.peekLast() + " " + deque);
        deque.push(99);
        System.out.println(deque.pop() + deque.removeLast() + " " + deque.contains(5));
        LinkedList<String> list = new LinkedList<>();
        list.add("b");
        list.addFirst("a");
        list.add(1, "x");
        list.offer("z");
        System.out.println(list + list.poll() + list.peekLast() + list.indexOf("z") + list.removeLast() + list.get(0));
        try {
            new ArrayDeque<Integer>().pop();
        } catch (java.util.NoSuchElementException e) {
            System.out.println("empty");
        }
    }
}
