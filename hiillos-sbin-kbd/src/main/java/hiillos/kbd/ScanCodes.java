package hiillos.kbd;

/**
 * Decodes scan code set 1, which the controller translates to: one byte for a key, its highest bit set when it goes up; the
 * prefix E0 for keys that the first keyboards did not have; six bytes for Pause. The numbers of keys are those of the USB HID
 * keyboard page.
 */
final class ScanCodes {
    /** No key yet. */
    static final int NOTHING = 0;
    /** Set in a result when the key goes up. */
    static final int UP = 1 << 8;

    private static final int EXTENDED = 0xe0;
    private static final int PAUSE_PREFIX = 0xe1;
    private static final int PAUSE = 0x48;
    private static final int RELEASED = 0x80;

    /** Two hexadecimal digits for each code from 0; 00: no key. */
    private static final String PLAIN = "00291e1f20212223242526272d2e2a2b141a0815171c180c12132f3028e0041607090a0b0d0e0f333435e131"
            + "1d1b0619051110363738e555e22c393a3b3c3d3e3f4041424353475f6061565c5d5e57595a5b62630000644445";
    /** Two digits for a code, two for its key. */
    private static final String WITH_PREFIX = "1c581de43554374638e64648474a4852494b4b504d4f4f4d5051514e5249534c5be35ce75d65";

    private static final byte[] KEYS = keys();
    private static final byte[] EXTENDED_KEYS = extendedKeys();

    private int prefix;
    /** Bytes of Pause that are still to come. */
    private int pauseRest;

    private static byte[] keys() {
        byte[] keys = new byte[RELEASED];
        for (int i = 0; i < PLAIN.length() / 2; i++) {
            keys[i] = (byte) number(PLAIN, 2 * i);
        }
        return keys;
    }

    private static byte[] extendedKeys() {
        byte[] keys = new byte[RELEASED];
        for (int i = 0; i < WITH_PREFIX.length(); i += 4) {
            keys[number(WITH_PREFIX, i)] = (byte) number(WITH_PREFIX, i + 2);
        }
        return keys;
    }

    private static int number(String digits, int at) {
        return Character.digit(digits.charAt(at), 16) << 4 | Character.digit(digits.charAt(at + 1), 16);
    }

    /** Takes a byte; the result is a key, with {@link #UP} when it goes up, or {@link #NOTHING}. */
    int take(int value) {
        if (pauseRest > 0) {
            // E1 1D 45 E1 9D C5: it goes up at once.
            pauseRest--;
            return pauseRest == 3 ? PAUSE : pauseRest == 0 ? PAUSE | UP : NOTHING;
        }
        if (value == PAUSE_PREFIX) {
            pauseRest = 5;
            prefix = 0;
            return NOTHING;
        }
        if (value == EXTENDED) {
            prefix = value;
            return NOTHING;
        }
        byte[] table = prefix == EXTENDED ? EXTENDED_KEYS : KEYS;
        prefix = 0;
        int key = table[value & ~RELEASED] & 0xff;
        return key == 0 ? NOTHING : (value & RELEASED) != 0 ? key | UP : key;
    }
}
