package hiillos.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** QEMU's machine protocol (QMP): one line of JSON each way. */
final class MonitorConnection implements AutoCloseable {
    private static final int RETRY_MILLIS = 20;

    private final SocketChannel channel;
    private final BufferedReader reader;

    private MonitorConnection(SocketChannel channel) {
        this.channel = channel;
        this.reader = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    /**
     * Connects, waiting until QEMU has made the socket.
     *
     * @throws MachineException if it has not within the limit
     */
    static MonitorConnection open(Path socket, Process process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                channel.connect(UnixDomainSocketAddress.of(socket));
                MonitorConnection connection = new MonitorConnection(channel);
                connection.reader.readLine();
                connection.execute("{\"execute\": \"qmp_capabilities\"}");
                return connection;
            } catch (IOException exception) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new MachineException("QEMU's monitor does not answer: " + exception.getMessage(), exception);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new MachineException("interrupted while connecting to QEMU's monitor", exception);
        }
    }

    /**
     * Sends a command and waits for its answer; events that come between are dropped.
     *
     * @return the answer's line
     * @throws MachineException if QEMU refuses it or is gone
     */
    synchronized String execute(String command) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("{\"return\"")) {
                    return line;
                }
                if (line.startsWith("{\"error\"")) {
                    throw new MachineException("QEMU refused " + command + ": " + line);
                }
            }
            throw new MachineException("QEMU ended while it was asked " + command);
        } catch (IOException exception) {
            throw new MachineException("QEMU's monitor failed at " + command + ": " + exception.getMessage(), exception);
        }
    }

    /** Writes a text as a JSON string. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException exception) {
            throw new MachineException("cannot close QEMU's monitor", exception);
        }
    }
}
