package hiillos.runtime;

import hiillos.runtime.os.Futex;
import hiillos.runtime.os.RuntimeLock;
import hiillos.runtime.os.ThreadArea;
import hiillos.runtime.thread.ThreadState;
import hiillos.runtime.unwind.Unwinder;
import hiillos.word.Memory;

/**
 * Initialisation of classes at run time, by several threads (JLS 12.4.2). Each class's state is its own lock: who finds it running
 * waits for its change, unless it is the one that runs it. As the specification has it, two threads that each initialise what
 * the other needs wait for ever.
 */
final class ClassInitialization {
    private static final int NOT_BEGUN = 0;
    private static final int RUNNING = 1;
    private static final int DONE = 2;
    private static final int FAILED = 3;
    private static final int AWAITED = 4;

    private ClassInitialization() {}

    static void initialize(Class<?> type) {
        long address = TypeAccess.initStateAddress(type);
        // A stack that is too full for this fails before the class is begun, which then nobody would end.
        RuntimeLock.requireStack();
        while (true) {
            int state = Memory.loadIntVolatile(address);
            switch (state) {
                case DONE -> {
                    return;
                }
                case FAILED -> {
                    Error error = new NoClassDefFoundError("Could not initialize class " + type.getName());
                    error.initCause(Messages.rememberedFailure(TypeAccess.initFailure(type)));
                    throw error;
                }
                case NOT_BEGUN -> {
                    if (Memory.compareAndSetInt(address, NOT_BEGUN, RUNNING)) {
                        TypeAccess.initOwner(type, ThreadArea.lockOwner());
                        run(type, address);
                        return;
                    }
                }
                default -> {
                    if (TypeAccess.initOwner(type) == ThreadArea.lockOwner()) {
                        return;
                    }
                    if (state == AWAITED || Memory.compareAndSetInt(address, RUNNING, AWAITED)) {
                        int before = ThreadState.begin(ThreadState.RUNNABLE);
                        Futex.wait(address, AWAITED, Long.MAX_VALUE);
                        ThreadState.end(before);
                    }
                }
            }
        }
    }

    private static void run(Class<?> type, long address) {
        try {
            Class<?> superclass = TypeAccess.superclass(type);
            if (superclass != null && !type.isInterface()) {
                initialize(superclass);
            }
            if (!type.isInterface()) {
                initializeInterfaces(type);
            }
            long code = TypeAccess.initializer(type);
            if (code != 0) {
                Unwinder.call(code);
            }
        } catch (Throwable failure) {
            TypeAccess.initFailure(type, failure);
            finish(type, address, FAILED);
            throw failure instanceof Error error ? error : new ExceptionInInitializerError(failure);
        }
        finish(type, address, DONE);
    }

    private static void finish(Class<?> type, long address, int state) {
        TypeAccess.initOwner(type, 0);
        if (Memory.getAndSetInt(address, state) == AWAITED) {
            Futex.wake(address, Integer.MAX_VALUE);
        }
    }

    /** Those with default methods, superinterfaces first (JLS 12.4.1). */
    private static void initializeInterfaces(Class<?> type) {
        Class<?>[] interfaces = TypeAccess.interfaces(type);
        if (interfaces != null) {
            for (Class<?> each : interfaces) {
                initializeInterfaces(each);
                if ((TypeAccess.kind(each) & TypeKind.DEFAULT_METHODS) != 0) {
                    initialize(each);
                }
            }
        }
    }
}
