package hiillos.boot;

import hiillos.boot.machine.Processor;

/**
 * What compiled code calls where Java would throw: the loader says so and stops. The names are the compiler's
 * (contracts.md). Each of these is an error in the loader, never in what it reads.
 */
public final class BootHooks {
    private BootHooks() {}

    public static void throwNullPointer() {
        Console.stop("internal error: null was dereferenced.");
    }

    public static void throwArrayIndex(int index, int length) {
        Console.print("hiillos boot loader: internal error: index ");
        Console.print((long) index);
        Console.print(" of ");
        Console.print((long) length);
        Console.print(".\n");
        Processor.stop();
    }

    public static void throwArithmetic() {
        Console.stop("internal error: division by zero.");
    }

    public static void throwNegativeArraySize(int size) {
        Console.stop("internal error: negative array size.");
    }

    public static void throwClassCast(Object object, Class<?> type) {
        Console.stop("internal error: wrong class.");
    }

    public static void throwArrayStore(Object value) {
        Console.stop("internal error: wrong class in an array.");
    }

    public static void throwAbstractMethod() {
        Console.stop("internal error: an abstract method was called.");
    }

    public static void throwException(String className, String message) {
        Console.print("hiillos boot loader: internal error: ");
        Console.print(className);
        if (message != null) {
            Console.print(": ");
            Console.print(message);
        }
        Console.print("\n");
        Processor.stop();
    }
}
