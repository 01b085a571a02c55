package hiillos.kernel.simulation;

/**
 * Addresses of Java arrays, as programs take them for one copy or system call: good until so many further ones were taken. They
 * are no user addresses, nor anything else that a system call takes.
 */
final class ArrayWindow {
    /** Contract of the object layout: elements begin 16 bytes after the header's start. */
    private static final int ELEMENTS = 16;
    private static final long BASE = 0x1fa7L << 48;
    private static final int NUMBERS = 1 << 15;
    private static final int KEPT = 64;

    private final byte[][] arrays = new byte[KEPT][];
    private final int[] numbers = new int[KEPT];
    private int next;

    /** Whether an address is one of an array. */
    static boolean holds(long address) {
        return address >>> 48 == BASE >>> 48;
    }

    /** What a program takes for the array's address. */
    long address(byte[] array) {
        next = next + 1 & NUMBERS - 1;
        arrays[next % KEPT] = array;
        numbers[next % KEPT] = next;
        return BASE | (long) next << 32;
    }

    /** The array of an address. */
    byte[] array(long address) {
        int number = (int) (address >>> 32) & NUMBERS - 1;
        if (numbers[number % KEPT] != number) {
            throw new IllegalStateException("the address of an array was kept: objects may have moved meanwhile");
        }
        return arrays[number % KEPT];
    }

    /** The element behind an address; 0 in what is left of the array's last word, as objects are laid out. */
    byte load(long address) {
        byte[] array = array(address);
        int index = index(address);
        return isPadding(array, index) ? 0 : array[index];
    }

    void store(long address, byte value) {
        byte[] array = array(address);
        int index = index(address);
        if (!isPadding(array, index)) {
            array[index] = value;
        }
    }

    private static boolean isPadding(byte[] array, int index) {
        return index >= array.length && index < (array.length + 7 & -8);
    }

    /** The element of an address. */
    static int index(long address) {
        return (int) address - ELEMENTS;
    }
}
