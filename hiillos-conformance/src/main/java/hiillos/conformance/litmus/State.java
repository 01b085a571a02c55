package hiillos.conformance.litmus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Shared variables for one run of a shape, and what each thread has seen. */
final class State {
    static final VarHandle X;
    static final VarHandle Y;
    static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

    static {
        try {
            X = MethodHandles.lookup().findVarHandle(State.class, "x", int.class);
            Y = MethodHandles.lookup().findVarHandle(State.class, "y", int.class);
        } catch (ReflectiveOperationException exception) {
            throw new ExceptionInInitializerError(exception);
        }
    }

    /** Plain, or by {@link #X} and {@link #Y} in whatever mode. */
    int x;
    int y;
    long wide;
    Box box;
    final int[] elements = new int[2];
    volatile int vx;
    volatile int vy;
    volatile int vz;
    volatile long vwide;
    volatile Box vbox;

    /** Results: each is written by one thread. */
    int a;
    int b;
    int c;
    int d;

    /** An object whose content is safe for whoever gets a reference, however he got it (JLS 17.5). */
    static final class Box {
        final int number;
        final int[] array;

        Box(int number) {
            this.number = number;
            this.array = new int[] {number};
        }

        int sum() {
            return number + array[0] + array.length;
        }
    }
}
