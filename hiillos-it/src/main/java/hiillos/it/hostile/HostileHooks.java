package hiillos.it.hostile;

import hiillos.abi.kernel.SystemCalls;

/** A failed check of the hostile program itself: it ends with an exit code that its test does not expect. */
public final class HostileHooks {
    private static final int OWN_BUG = 99;

    private HostileHooks() {}

    public static void throwNullPointer() {
        SystemCalls.processExit(OWN_BUG);
    }

    public static void throwArrayIndex(int index, int length) {
        SystemCalls.processExit(OWN_BUG);
    }

    public static void throwArithmetic() {
        SystemCalls.processExit(OWN_BUG);
    }

    public static void throwNegativeArraySize(int size) {
        SystemCalls.processExit(OWN_BUG);
    }

    public static void throwClassCast(Object object, Class<?> target) {
        SystemCalls.processExit(OWN_BUG);
    }

    public static void throwArrayStore(Object object) {
        SystemCalls.processExit(OWN_BUG);
    }

    public static void throwAbstractMethod() {
        SystemCalls.processExit(OWN_BUG);
    }

    public static void throwException(String className, String message) {
        SystemCalls.processExit(OWN_BUG);
    }
}
