package hiillos.conformance.programs.classes;

/** Modifiers that change nothing for one thread. */
public final class VolatileAndTransient {
    private VolatileAndTransient() {}

    volatile int counter;
    transient long stamp = 5;
    volatile double ratio = 0.5;
    static volatile Object shared;

    public static void main(String[] arguments) {
        VolatileAndTransient v = new VolatileAndTransient();
        for (int i = 0; i < 10; i++) {
            v.counter++;
            v.ratio *= 1.5;
        }
        shared = v;
        System.out.println(v.counter + " " + v.stamp + " " + v.ratio + " " + (shared == v));
        v.counter += v.counter++ + ++v.counter;
        System.out.println(v.counter);
    }
}
