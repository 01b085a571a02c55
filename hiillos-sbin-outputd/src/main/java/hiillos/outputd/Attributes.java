package hiillos.outputd;

/**
 * How a cell looks, packed.
 *
 * <pre>
 * 21 paper by default  20 ink by default  19 reversed  18 underlined  17 faint  16 bold   15..8 paper   7..0 ink
 * </pre>
 *
 * Ink and paper are numbers of {@link #rgb}.
 */
final class Attributes {
    static final int BOLD = 1 << 16;
    static final int FAINT = 1 << 17;
    static final int UNDERLINED = 1 << 18;
    static final int REVERSED = 1 << 19;
    private static final int DEFAULT_INK = 1 << 20;
    private static final int DEFAULT_PAPER = 1 << 21;
    static final int PLAIN = DEFAULT_INK | DEFAULT_PAPER;

    private static final int INK_COLOUR = 0xd0d0d0;
    private static final int PAPER_COLOUR = 0x101418;
    private static final int[] BASIC = {0x101010, 0xd04040, 0x50b050, 0xc8a040, 0x5080e0, 0xb060c0, 0x40b0c0, 0xd0d0d0,
        0x707070, 0xff7070, 0x80e080, 0xf0d060, 0x80b0ff, 0xe090f0, 0x70e0f0, 0xffffff};
    private static final int CUBE = 16;
    private static final int GREYS = 232;
    private static final int BRIGHT = 8;

    private Attributes() {}

    static int withInk(int attributes, int colour) {
        return attributes & ~0xff & ~DEFAULT_INK | colour;
    }

    static int withPaper(int attributes, int colour) {
        return attributes & ~0xff00 & ~DEFAULT_PAPER | colour << 8;
    }

    static int withDefaultInk(int attributes) {
        return attributes & ~0xff | DEFAULT_INK;
    }

    static int withDefaultPaper(int attributes) {
        return attributes & ~0xff00 | DEFAULT_PAPER;
    }

    /** What an erased cell has: the paper only. */
    static int paperOf(int attributes) {
        return attributes & (0xff00 | DEFAULT_PAPER) | DEFAULT_INK;
    }

    /** Red, green and blue of the glyph's pixels. */
    static int foreground(int attributes) {
        return (attributes & REVERSED) != 0 ? paper(attributes) : ink(attributes);
    }

    /** Red, green and blue of the other pixels. */
    static int background(int attributes) {
        return (attributes & REVERSED) != 0 ? ink(attributes) : paper(attributes);
    }

    private static int ink(int attributes) {
        int colour = attributes & 0xff;
        int rgb;
        if ((attributes & DEFAULT_INK) != 0) {
            rgb = (attributes & BOLD) != 0 ? BASIC[15] : INK_COLOUR;
        } else {
            rgb = rgb((attributes & BOLD) != 0 && colour < BRIGHT ? colour + BRIGHT : colour);
        }
        return (attributes & FAINT) != 0 ? rgb >>> 1 & 0x7f7f7f : rgb;
    }

    private static int paper(int attributes) {
        return (attributes & DEFAULT_PAPER) != 0 ? PAPER_COLOUR : rgb(attributes >>> 8 & 0xff);
    }

    /** Of the 256 colours that terminals have: 16 basic ones, a cube of 216, 24 greys. */
    static int rgb(int colour) {
        if (colour < CUBE) {
            return BASIC[colour];
        }
        if (colour >= GREYS) {
            int grey = 8 + 10 * (colour - GREYS);
            return grey << 16 | grey << 8 | grey;
        }
        int cube = colour - CUBE;
        return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
    }

    private static int level(int step) {
        return step == 0 ? 0 : 55 + 40 * step;
    }

    /** The colour of the cube, or the grey, nearest to red, green and blue. */
    static int nearest(int red, int green, int blue) {
        if (red == green && green == blue && red >= 8 && red <= 238) {
            return GREYS + Math.min(23, (red - 3) / 10);
        }
        return CUBE + 36 * step(red) + 6 * step(green) + step(blue);
    }

    private static int step(int value) {
        return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
    }
}
