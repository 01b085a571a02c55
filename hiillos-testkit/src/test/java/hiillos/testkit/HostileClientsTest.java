package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.Connection;
import hiillos.abi.Sender;
import hiillos.abi.StatusException;
import hiillos.abi.kernel.IpcBuffer;
import hiillos.abi.kernel.Message;
import hiillos.abi.kernel.Rights;
import hiillos.abi.kernel.SimulatedKernel;
import hiillos.abi.kernel.SystemCalls;
import hiillos.abi.protocol.FileSystem;
import hiillos.abi.protocol.FileSystemProxy;
import hiillos.abi.protocol.OpenFlags;
import hiillos.abi.protocol.ServiceInformation;
import hiillos.word.Memory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A client that sends random messages, with capabilities, to every service of a running system, through the kernel. The number for
 * each is the property {@code hiillos.hostile}.
 */
@Timeout(7200)
class HostileClientsTest {
    private static final int COUNT = Integer.getInteger("hiillos.hostile", 1000);
    private static final long SEED = Long.getLong("hiillos.seed", 1);
    private static final int OPERATIONS = 20;
    private static final int CONTINUED = 0x2000_0000;
    private static final int PING = 0x4000_0000;
    private static final long PATIENCE_NANOS = 2_000_000;
    /** What would do its work: end a process, or the machine. */
    private static final Map<String, Set<Integer>> LEFT_OUT = Map.of("processes", Set.of(6, 11, 12));

    private final Random random = new Random(SEED);
    private final Message message = new Message();

    @Test
    void everyServiceAnswersAndServesItsOtherClients() throws StatusException {
        try (InProcessSystem system = InProcessSystem.builder().withShell().start()) {
            FileSystem files = system.connect("files", FileSystemProxy::new);
            system.serial().waitForText("~ $ ", Duration.ofSeconds(60));
            Map<String, Sender> targets = new LinkedHashMap<>();
            for (String service : new String[] {"files", "processes", "services", "random", "time", "console", "console2", "keys"}) {
                targets.put(service, system.connect(service, Connection::sender));
            }
            targets.put("a file", files.open("/hostile", OpenFlags.READ | OpenFlags.WRITE | OpenFlags.CREATE, 0644));
            targets.put("a pipe", files.pipe().reader());
            for (Map.Entry<String, Sender> target : targets.entrySet()) {
                int answered = 0;
                for (int i = 0; i < COUNT; i++) {
                    answered += attack(target.getValue(), LEFT_OUT.getOrDefault(target.getKey(), Set.of()));
                }
                assertTrue(answered > COUNT / 2, target.getKey() + " answered " + answered + " of " + COUNT);
                message.header = Message.header(PING, 0, 0);
                assertEquals(0, SystemCalls.ipcCall(target.getValue().number(), message), target.getKey());
            }
            try (Sender file = files.open("/kept", OpenFlags.WRITE | OpenFlags.CREATE, 0644)) {
                assertTrue(file.number() > 0);
            }
            assertEquals(0, files.status("/kept", true).sizeBytes());
            for (ServiceInformation each : system.services().services()) {
                assertTrue(each.starts() <= 1, each.name() + " had to be started again:\n" + system.serial().tail());
            }
        }
    }

    /** Sends a message. Returns 1 if there was an answer in time: reads of pipes and terminals have none. */
    private int attack(Sender target, Set<Integer> leftOut) {
        int operation = switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> PING + random.nextInt(4);
            case 2 -> random.nextInt(OPERATIONS) | CONTINUED;
            default -> random.nextInt(OPERATIONS);
        };
        if (leftOut.contains(operation & ~CONTINUED)) {
            return 1;
        }
        long page = SimulatedKernel.current().ipcPage();
        int words = random.nextInt(20) == 0 ? random.nextInt(256) : random.nextInt(7);
        int handles = random.nextInt(6) == 0 ? random.nextInt(3) : 0;
        for (int i = 0; i < handles; i++) {
            Memory.storeInt(page + IpcBuffer.handle(i), target.number());
            Memory.storeInt(page + IpcBuffer.handle(i) + 4, Rights.ALL);
        }
        for (int i = IpcBuffer.REGISTER_WORDS; i < words; i++) {
            Memory.storeLong(page + IpcBuffer.word(i), value());
        }
        message.header = Message.header(operation, words, handles) | Message.DEADLINE;
        message.deadline = SystemCalls.clockRead() + PATIENCE_NANOS;
        message.word0 = value();
        message.word1 = value();
        message.word2 = value();
        message.word3 = value();
        message.word4 = value();
        message.word5 = value();
        long status = SystemCalls.ipcCall(target.number(), message);
        for (int i = 0; status == 0 && i < message.countHandles(); i++) {
            SystemCalls.handleClose(Memory.loadInt(page + IpcBuffer.handle(i)));
        }
        return status == 0 ? 1 : 0;
    }

    private long value() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong();
            case 1 -> 1L << random.nextInt(64);
            case 2 -> -random.nextInt(3);
            case 3 -> text();
            default -> random.nextInt(30);
        };
    }

    /** Eight bytes that could begin a path. */
    private long text() {
        byte[] bytes = new String[] {"/../tmp/", "initfs:/", "fs:///../", "////////"}[random.nextInt(4)]
                .getBytes(StandardCharsets.US_ASCII);
        long word = 0;
        for (int i = 0; i < 8; i++) {
            word |= (long) bytes[i] << 8 * i;
        }
        return word;
    }
}
