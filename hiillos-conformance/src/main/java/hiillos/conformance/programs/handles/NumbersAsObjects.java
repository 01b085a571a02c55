package hiillos.conformance.programs.handles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Calls on VarHandles of numbers that want objects: the numbers are boxed. */
public final class NumbersAsObjects {
    private static final VarHandle COUNT;
    private static final VarHandle RATIO;
    private static final VarHandle LETTER;
    private static final VarHandle READY;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            COUNT = lookup.findStaticVarHandle(NumbersAsObjects.class, "count", long.class);
            RATIO = lookup.findVarHandle(NumbersAsObjects.class, "ratio", double.class);
            LETTER = lookup.findVarHandle(NumbersAsObjects.class, "letter", char.class);
            READY = lookup.findVarHandle(NumbersAsObjects.class, "ready", boolean.class);
        } catch (ReflectiveOperationException error) {
            throw new ExceptionInInitializerError(error);
        }
    }

    private static long count = 41;
    private double ratio = 0.5;
    private char letter = 'h';
    private boolean ready = true;

    private NumbersAsObjects() {}

    public static void main(String[] arguments) {
        NumbersAsObjects object = new NumbersAsObjects();
        int[] numbers = {1, 200, 3};
        System.out.println(COUNT.getVolatile());
        System.out.println(COUNT.getAndAdd(1L));
        System.out.println(COUNT.compareAndExchange(42L, 43L));
        System.out.println(RATIO.get(object));
        System.out.println(RATIO.getAndSet(object, 2.5));
        System.out.println(LETTER.getAcquire(object));
        System.out.println(READY.getOpaque(object));
        System.out.println(String.format("%d %s %s", ELEMENT.get(numbers, 1), ELEMENT.getAndBitwiseOr(numbers, 2, 4), ELEMENT.get(numbers, 2)));
        Long boxed = (Long) COUNT.get();
        Number number = (Number) ELEMENT.getVolatile(numbers, 1);
        Object ready = READY.compareAndSet(object, true, false);
        System.out.println(boxed + " " + number.doubleValue() + " " + ready + " " + object.ready);
        try {
            System.out.println(ELEMENT.get(numbers, 3));
        } catch (ArrayIndexOutOfBoundsException exception) {
            System.out.println(exception.getMessage());
        }
    }
}
