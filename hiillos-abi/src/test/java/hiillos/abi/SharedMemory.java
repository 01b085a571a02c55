package hiillos.abi;

import hiillos.word.SimulatedMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Proxy;

/** For tests: memory from address {@value #BASE} on that several threads may use at once; every access is volatile. */
final class SharedMemory {
    static final long BASE = 0x10_0000;
    private static final VarHandle INTS = ValueLayout.JAVA_INT.varHandle();
    private static final VarHandle LONGS = ValueLayout.JAVA_LONG.varHandle();

    private SharedMemory() {}

    static SimulatedMemory of(int countBytes) {
        MemorySegment memory = Arena.ofAuto().allocate(countBytes, 64);
        return (SimulatedMemory) Proxy.newProxyInstance(SharedMemory.class.getClassLoader(),
                new Class<?>[] {SimulatedMemory.class}, (proxy, method, arguments) -> {
                    long at = (long) arguments[0] - BASE;
                    switch (method.getName()) {
                        case "loadByte":
                            return memory.get(ValueLayout.JAVA_BYTE, at);
                        case "storeByte":
                            memory.set(ValueLayout.JAVA_BYTE, at, (byte) arguments[1]);
                            return null;
                        case "loadInt":
                            return (int) INTS.getVolatile(memory, at);
                        case "storeInt":
                            INTS.setVolatile(memory, at, (int) arguments[1]);
                            return null;
                        case "loadLong":
                            return (long) LONGS.getVolatile(memory, at);
                        case "storeLong":
                            LONGS.setVolatile(memory, at, (long) arguments[1]);
                            return null;
                        case "getAndAddInt":
                            return (int) INTS.getAndAdd(memory, at, (int) arguments[1]);
                        case "compareAndSetInt":
                            return INTS.compareAndSet(memory, at, (int) arguments[1], (int) arguments[2]);
                        case "compareAndSetLong":
                            return LONGS.compareAndSet(memory, at, (long) arguments[1], (long) arguments[2]);
                        case "copy":
                            MemorySegment.copy(memory, (long) arguments[1] - BASE, memory, at, (long) arguments[2]);
                            return null;
                        default:
                            throw new AssertionError(method + " is not used here");
                    }
                });
    }
}
