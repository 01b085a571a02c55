package hiillos.abi.kernel;

import hiillos.word.Memory;
import hiillos.word.RawMemory;
import java.nio.charset.StandardCharsets;

/**
 * Arguments, environment and working directory of a process; the start block has its address.
 *
 * <pre>
 * 0 u32 bytes of the block   4 u32 arguments   8 u32 variables   12 texts: arguments, variables, directory
 * text: u32 bytes, UTF-8, a zero
 * </pre>
 */
@RawMemory(reason = "reads the block that the process's maker mapped")
public final class ArgumentBlock {
    /** The most bytes of a block. */
    public static final int MAXIMUM_BYTES = 128 << 10;
    private static final int HEADER_BYTES = 12;
    /** Of each text: its length before it and the zero behind it. */
    private static final int FRAMING_BYTES = 5;

    private ArgumentBlock() {}

    /** Bytes of a block. */
    public static byte[] of(String[] arguments, String[] variables, String directory) {
        byte[][] texts = new byte[arguments.length + variables.length + 1][];
        int countBytes = HEADER_BYTES;
        for (int i = 0; i < texts.length; i++) {
            String text = i < arguments.length ? arguments[i]
                    : i < texts.length - 1 ? variables[i - arguments.length] : directory;
            texts[i] = text.getBytes(StandardCharsets.UTF_8);
            countBytes += FRAMING_BYTES + texts[i].length;
        }
        byte[] block = new byte[countBytes];
        put(block, 0, countBytes);
        put(block, 4, arguments.length);
        put(block, 8, variables.length);
        int at = HEADER_BYTES;
        for (byte[] text : texts) {
            put(block, at, text.length);
            System.arraycopy(text, 0, block, at + 4, text.length);
            at += FRAMING_BYTES + text.length;
        }
        return block;
    }

    private static void put(byte[] block, int at, int value) {
        for (int i = 0; i < 4; i++) {
            block[at + i] = (byte) (value >>> 8 * i);
        }
    }

    /** The arguments in the block at an address; none for address 0. */
    public static String[] arguments(long block) {
        return block == 0 ? new String[0] : texts(block, 0, Memory.loadInt(block + 4));
    }

    /** The environment, {@code NAME=value} each. */
    public static String[] variables(long block) {
        return block == 0 ? new String[0] : texts(block, Memory.loadInt(block + 4), Memory.loadInt(block + 8));
    }

    /** The URI of the working directory; empty for address 0. */
    public static String directory(long block) {
        return block == 0 ? "" : texts(block, Memory.loadInt(block + 4) + Memory.loadInt(block + 8), 1)[0];
    }

    /** How many arguments there are; none for address 0. */
    public static int countArguments(long block) {
        return block == 0 ? 0 : Memory.loadInt(block + 4);
    }

    /** How many variables there are; none for address 0. */
    public static int countVariables(long block) {
        return block == 0 ? 0 : Memory.loadInt(block + 8);
    }

    /** Address of a text, which a zero ends: arguments, then variables. The index is not checked. */
    public static long text(long block, int index) {
        long at = block + HEADER_BYTES;
        for (int i = 0; i < index; i++) {
            at += FRAMING_BYTES + Memory.loadInt(at);
        }
        return at + 4;
    }

    /** The maker wrote the block and nobody can change it: what it says is so. */
    private static String[] texts(long block, int first, int count) {
        String[] texts = new String[count];
        long at = block + HEADER_BYTES;
        for (int i = 0; i < first + count; i++) {
            int length = Memory.loadInt(at);
            if (i >= first) {
                byte[] bytes = new byte[length];
                for (int j = 0; j < length; j++) {
                    bytes[j] = Memory.loadByte(at + 4 + j);
                }
                texts[i - first] = new String(bytes, StandardCharsets.UTF_8);
            }
            at += FRAMING_BYTES + length;
        }
        return texts;
    }
}
