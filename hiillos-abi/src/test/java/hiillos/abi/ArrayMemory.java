package hiillos.abi;

import hiillos.word.SimulatedMemory;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** For tests: memory from address {@value #BASE} on that traps all but plain accesses within. */
final class ArrayMemory {
    static final long BASE = 0x10_0000;

    private ArrayMemory() {}

    static SimulatedMemory of(int countBytes) {
        ByteBuffer memory = ByteBuffer.allocate(countBytes).order(ByteOrder.LITTLE_ENDIAN);
        return (SimulatedMemory) Proxy.newProxyInstance(ArrayMemory.class.getClassLoader(),
                new Class<?>[] {SimulatedMemory.class}, (proxy, method, arguments) -> {
                    int at = Math.toIntExact((long) arguments[0] - BASE);
                    switch (method.getName()) {
                        case "loadByte":
                            return memory.get(at);
                        case "loadInt":
                            return memory.getInt(at);
                        case "loadLong":
                            return memory.getLong(at);
                        case "storeByte":
                            memory.put(at, (byte) arguments[1]);
                            return null;
                        case "storeInt":
                            memory.putInt(at, (int) arguments[1]);
                            return null;
                        case "storeLong":
                            memory.putLong(at, (long) arguments[1]);
                            return null;
                        case "fill":
                            for (long i = 0; i < (long) arguments[2]; i++) {
                                memory.put(Math.toIntExact(at + i), (byte) arguments[1]);
                            }
                            return null;
                        default:
                            throw new AssertionError(method + " is not used here");
                    }
                });
    }
}
