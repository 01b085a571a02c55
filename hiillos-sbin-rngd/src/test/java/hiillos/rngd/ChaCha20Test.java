package hiillos.rngd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ChaCha20Test {
    private static byte[] block(String key, int counter, String nonce) {
        byte[] block = new byte[ChaCha20.BLOCK_BYTES];
        ChaCha20.block(HexFormat.of().parseHex(key), counter, HexFormat.of().parseHex(nonce), block);
        return block;
    }

    /** RFC 8439, 2.3.2. */
    @Test
    void theExampleOfTheRfc() {
        assertArrayEquals(HexFormat.of().parseHex("10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e"
                + "d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e"),
                block("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", 1, "000000090000004a00000000"));
    }

    /** RFC 8439, A.1: test vectors 1, 2 and 4. */
    @Test
    void theVectorsOfTheRfc() {
        String zeros = "0".repeat(64);
        assertArrayEquals(HexFormat.of().parseHex("76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7"
                + "da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586"), block(zeros, 0, "0".repeat(24)));
        assertArrayEquals(HexFormat.of().parseHex("9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed"
                + "29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f"), block(zeros, 1, "0".repeat(24)));
        assertArrayEquals(HexFormat.of().parseHex("72d54dfbf12ec44b362692df94137f328fea8da73990265ec1bbbea1ae9af0ca"
                + "13b25aa26cb4a648cb9b9d1be65b2c0924a66c54d545ec1b7374f4872e99f096"), block("00ff" + "0".repeat(60), 2, "0".repeat(24)));
    }
}
