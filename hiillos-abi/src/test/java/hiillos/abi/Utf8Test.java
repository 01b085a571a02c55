package hiillos.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void agreesWithTheClassLibrary() {
        Random random = new Random(4);
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[random.nextInt(6)];
            for (int j = 0; j < bytes.length; j++) {
                // Lead and continuation bytes more often than chance would have them.
                bytes[j] = (byte) (random.nextBoolean() ? 0x80 + random.nextInt(0x40) : 0xc0 + random.nextInt(0x40));
            }
            assertEquals(isDecodable(bytes), Utf8.isValid(bytes), () -> HexFormat.of().formatHex(bytes));
        }
    }

    private static boolean isDecodable(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
