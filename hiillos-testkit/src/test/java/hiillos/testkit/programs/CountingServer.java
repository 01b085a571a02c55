package hiillos.testkit.programs;

import hiillos.abi.Environment;
import hiillos.abi.Log;
import hiillos.abi.ServerLoop;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.protocol.Random;
import hiillos.abi.protocol.RandomDispatcher;
import hiillos.word.Memory;
import java.nio.charset.StandardCharsets;

/** A server whose "random" words count its calls, and which misbehaves when it is stirred with the name of a way to do so. */
public final class CountingServer implements Random {
    /** In a static field on purpose: processes of the same program must not share it. */
    private static long calls;

    private final Log log;

    private CountingServer(Log log) {
        this.log = log;
    }

    /** Exports whatever its manifest says. */
    public static void main(String[] arguments) throws StatusException {
        Environment environment = Environment.current();
        String export = "";
        for (String name : environment.names()) {
            export = environment.type(name) == ObjectType.RECEIVER ? name : export;
        }
        CountingServer server = new CountingServer(environment.log());
        ServerLoop.run(environment.<Random>service(export, RandomDispatcher::new).with(server));
    }

    /** A manifest. @param imported name of a required import; empty for none */
    public static String manifest(String name, String export, String imported) {
        String imports = imported.isEmpty() ? "" : "{\"name\": \"" + imported
                + "\", \"type\": \"hiillos.abi.protocol.Random\", \"version\": \"\", \"required\": true}";
        return "{\"name\": \"" + name + "\", \"abi\": 1, \"imports\": [" + imports + "], \"exports\": [{\"name\": \"" + export
                + "\", \"type\": \"hiillos.abi.protocol.Random\", \"version\": \"\"}]}";
    }

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Override
    public long word() {
        return ++calls;
    }

    @Override
    public void stir(byte[] bytes) {
        switch (new String(bytes, StandardCharsets.UTF_8)) {
            case "throw" -> throw new IllegalStateException("as it was told");
            case "exit" -> System.exit(7);
            case "fault" -> Memory.storeLong(0x4440_0000L, 1);
            case "kernel" -> Memory.loadLong(-1L << 47);
            case "loop" -> {
                log.line("counting: loops");
                while (calls >= 0) {
                    Thread.onSpinWait();
                }
            }
            default -> speakInThread();
        }
    }

    /** Makes system calls in a Java thread that the kernel has not seen before. */
    private void speakInThread() {
        Thread thread = new Thread(() -> log.line("counting: from a thread"));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
