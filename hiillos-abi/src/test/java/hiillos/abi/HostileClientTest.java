package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.abi.kernel.Message;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random messages to every protocol of the base servers: whatever comes is answered, nothing malformed reaches the server, and
 * another client's call arrives. {@code -Dhiillos.hostile=1000000} for a million each.
 */
class HostileClientTest {
    private static final int COUNT = Integer.getInteger("hiillos.hostile", 10_000);
    private static final long SEED = Long.getLong("hiillos.seed", 1);
    private static final String PAGES = "META-INF/hiillos/protocols";
    private static final int MAXIMUM_STATUS = 0xffff;

    @TestFactory
    Stream<DynamicTest> everyProtocolAnswers() throws IOException, URISyntaxException {
        Path classes = Path.of(Connection.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> pages = Files.list(classes.resolve(PAGES))) {
            return pages.map(page -> page.getFileName().toString().replaceAll("\\.md$", ""))
                    .filter(name -> name.startsWith("hiillos.abi.protocol.")).sorted().toList().stream()
                    .map(name -> DynamicTest.dynamicTest(name, () -> attack(Class.forName(name))));
        }
    }

    private void attack(Class<?> protocol) throws ReflectiveOperationException {
        Object server = Proxy.newProxyInstance(protocol.getClassLoader(), new Class<?>[] {protocol}, (proxy, method, arguments) -> {
            for (int i = 0; arguments != null && i < arguments.length; i++) {
                boolean isNullable = method.getParameters()[i].getType().isPrimitive() || arguments[i] != null;
                assertTrue(isNullable || protocolSaysNullable(protocol), method + " got null");
            }
            throw new StatusException(ServiceStatus.NOT_FOUND);
        });
        Dispatcher dispatcher = (Dispatcher) Class.forName(protocol.getName() + "Dispatcher").getConstructor(protocol)
                .newInstance(server);
        int operations = (int) Stream.of(protocol.getMethods()).filter(method -> !method.isDefault()).count();
        Random random = new Random(SEED);
        Message message = new Message();
        long countRefused = 0;
        for (int i = 0; i < COUNT; i++) {
            fill(message, random, operations);
            dispatcher.handle(message);
            assertEquals(0, message.countHandles());
            assertTrue(message.countWords() <= 6, "words of an answer");
            assertTrue(message.operation() >= 0 && message.operation() <= MAXIMUM_STATUS, "status " + message.operation());
            countRefused += message.operation() == ServiceStatus.BAD_MESSAGE ? 1 : 0;
        }
        // The test would prove nothing if all messages were refused, or none.
        assertTrue(countRefused > 0, "nothing was refused");
        message.badge = 77;
        message.header = Message.header(Wire.PING, 0, 0);
        dispatcher.handle(message);
        assertEquals(0, message.operation(), "another client");
    }

    /** Bytecode does not keep it at run time: protocols with nullable arguments are exempt from that one check. */
    private static boolean protocolSaysNullable(Class<?> protocol) {
        try (var page = protocol.getClassLoader().getResourceAsStream(PAGES + "/" + protocol.getName() + ".md")) {
            return new String(page.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).contains("?");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void fill(Message message, Random random, int operations) {
        int operation = switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> Wire.PING + random.nextInt(4);
            case 2 -> random.nextInt(operations + 2) | Wire.CONTINUED;
            default -> random.nextInt(operations + 2);
        };
        int words = random.nextInt(20) == 0 ? random.nextInt(256) : random.nextInt(7);
        message.header = Message.header(operation, words, random.nextInt(20) == 0 ? random.nextInt(17) : 0);
        message.badge = random.nextInt(4);
        message.word0 = value(random);
        message.word1 = value(random);
        message.word2 = value(random);
        message.word3 = value(random);
        message.word4 = value(random);
        message.word5 = value(random);
    }

    private static long value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong();
            case 1 -> 1L << random.nextInt(64);
            case 2 -> -random.nextInt(3);
            case 3 -> Wire.part(random.nextInt(20), random.nextInt(20));
            default -> random.nextInt(30);
        };
    }
}
