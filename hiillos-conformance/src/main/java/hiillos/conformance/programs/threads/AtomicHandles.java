package hiillos.conformance.programs.threads;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** VarHandles of fields, static variables, elements and bytes, in all access modes, also where arguments branch. */
public final class AtomicHandles {
    private static final VarHandle COUNT;
    private static final VarHandle TEXT;
    private static final VarHandle INT;
    private static final VarHandle LONG;
    private static final VarHandle DOUBLE;
    private static final VarHandle FLOAT;
    private static final VarHandle BYTE;
    private static final VarHandle BOOLEAN;
    private static final VarHandle SHORT;
    private static final VarHandle CHAR;
    private static final VarHandle OBJECT;
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle STRINGS = MethodHandles.arrayElementVarHandle(String[].class);
    private static final VarHandle OBJECTS = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            COUNT = lookup.findStaticVarHandle(AtomicHandles.class, "count", int.class);
            TEXT = lookup.findStaticVarHandle(AtomicHandles.class, "text", String.class);
            INT = lookup.findVarHandle(AtomicHandles.class, "intField", int.class);
            LONG = lookup.findVarHandle(AtomicHandles.class, "longField", long.class);
            DOUBLE = lookup.findVarHandle(AtomicHandles.class, "doubleField", double.class);
            FLOAT = lookup.findVarHandle(AtomicHandles.class, "floatField", float.class);
            BYTE = lookup.findVarHandle(AtomicHandles.class, "byteField", byte.class);
            BOOLEAN = lookup.findVarHandle(AtomicHandles.class, "booleanField", boolean.class);
            SHORT = lookup.findVarHandle(AtomicHandles.class, "shortField", short.class);
            CHAR = lookup.findVarHandle(AtomicHandles.class, "charField", char.class);
            OBJECT = lookup.findVarHandle(AtomicHandles.class, "objectField", Object.class);
        } catch (ReflectiveOperationException exception) {
            throw new ExceptionInInitializerError(exception);
        }
    }

    private static int count;
    private static String text = "a";
    private int intField;
    private long longField;
    private double doubleField;
    private float floatField;
    private byte byteField;
    private boolean booleanField;
    private short shortField;
    private char charField;
    private Object objectField = "x";

    private AtomicHandles() {}

    public static void main(String[] arguments) throws InterruptedException {
        statics();
        new AtomicHandles().fields(arguments.length == 0);
        arrays();
        bytes();
    }

    private static void statics() throws InterruptedException {
        System.out.println((int) COUNT.getAndAdd(5) + " " + (int) COUNT.getVolatile() + " " + COUNT.compareAndSet(5, 7) + " " + count);
        System.out.println((String) TEXT.getAndSet("b") + text + (String) TEXT.compareAndExchange("b", "c") + text);
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 10_000; k++) {
                    COUNT.getAndAdd(1);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(count);
    }

    private void fields(boolean some) {
        INT.set(this, 1);
        INT.setRelease(this, some ? 2 : 3);
        System.out.println((int) INT.getAcquire(this) + " " + (int) INT.getOpaque(this) + " " + INT.compareAndSet(this, some ? 2 : 9, 3)
                + " " + (int) INT.getAndBitwiseOr(this, 12) + " " + (int) INT.getAndBitwiseXorAcquire(this, 5) + " " + intField);
        LONG.set(this, 7);
        System.out.println((long) LONG.getAndBitwiseAnd(this, 6L) + " " + (long) LONG.getAndAddRelease(this, 1) + " " + longField);
        DOUBLE.set(this, 1.5);
        System.out.println((double) DOUBLE.getAndAdd(this, 2.25) + " " + DOUBLE.compareAndSet(this, 3.75, 4.0) + " "
                + (double) DOUBLE.getAndSet(this, 1) + " " + doubleField);
        FLOAT.setVolatile(this, 2f);
        System.out.println((float) FLOAT.getAndAdd(this, 1f) + " " + (float) FLOAT.compareAndExchange(this, 3f, 8f) + " " + floatField);
        BYTE.set(this, (byte) -3);
        System.out.println((byte) BYTE.getAndAdd(this, (byte) -126) + " " + BYTE.compareAndSet(this, (byte) 127, (byte) 1) + " " + byteField);
        BOOLEAN.set(this, true);
        System.out.println((boolean) BOOLEAN.getAndBitwiseAnd(this, false) + " " + BOOLEAN.compareAndSet(this, false, true) + " "
                + (boolean) BOOLEAN.getVolatile(this));
        SHORT.setOpaque(this, (short) 30_000);
        System.out.println((short) SHORT.getAndAdd(this, (short) 10_000) + " " + shortField);
        CHAR.setVolatile(this, 'q');
        System.out.println((char) CHAR.getAndSet(this, 'r') + " " + CHAR.compareAndSet(this, 'r', 's') + " " + charField);
        System.out.println(OBJECT.compareAndSet(this, "x", "y") + " " + objectField + " " + OBJECT.getAndSet(this, null) + " " + objectField);
        try {
            INT.getVolatile((AtomicHandles) null);
        } catch (NullPointerException expected) {
            System.out.println("null");
        }
    }

    private static void arrays() {
        int[] ints = new int[3];
        INTS.set(ints, 1, 4);
        System.out.println((int) INTS.getAndAdd(ints, 1, 3) + " " + INTS.compareAndSet(ints, 1, 7, 8) + " " + ints[1]);
        try {
            INTS.getVolatile(ints, 3);
        } catch (IndexOutOfBoundsException expected) {
            System.out.println(expected.getMessage());
        }
        long[] longs = new long[2];
        System.out.println((long) LONGS.getAndAdd(longs, 0, 5) + " " + (long) LONGS.getAndSetAcquire(longs, 0, 6L) + " " + longs[0]);
        String[] strings = {"p", "q"};
        STRINGS.setVolatile(strings, 0, "z");
        System.out.println((String) STRINGS.getAndSet(strings, 1, "w") + strings[1] + OBJECTS.compareAndSet((Object[]) strings, 0, "z", "zz")
                + strings[0]);
        try {
            OBJECTS.compareAndSet((Object[]) strings, 0, strings[0], (Object) 3);
        } catch (ArrayStoreException expected) {
            System.out.println("not a string");
        }
        try {
            OBJECTS.set((Object[]) strings, 0, (Object) 3);
        } catch (ArrayStoreException expected) {
            System.out.println(expected.getMessage());
        }
    }

    private static void bytes() {
        byte[] bytes = new byte[9];
        LITTLE.set(bytes, 1, 0x01020304);
        BIG.set(bytes, 5, 0x01020304);
        System.out.println(Arrays.toString(bytes) + " " + Integer.toHexString((int) LITTLE.get(bytes, 2)) + " "
                + Integer.toHexString((int) BIG.get(bytes, 1)));
        try {
            LITTLE.get(bytes, 6);
        } catch (IndexOutOfBoundsException expected) {
            System.out.println("beyond the end");
        }
    }
}
