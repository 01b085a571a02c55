package hiillos.init.hostile;

import hiillos.abi.Handle;
import hiillos.abi.WireBuffer;

/** Makes messages that no proxy would send, at random, and some that are nearly sound. */
final class Generator {
    private static final long MULTIPLIER = 6364136223846793005L;
    private static final long INCREMENT = 1442695040888963407L;
    private static final int CONTINUED = 0x2000_0000;
    private static final int PING = 0x4000_0000;
    private static final int REGISTERS = 6;
    private static final int MOST_WORDS = 255;
    private static final int MOST_HANDLES = 16;
    /** Longer than one message, and than any protocol allows. */
    private static final int LONG_WORDS = 9000;
    private static final String[] PATHS = {"/tmp/hostile", "/", "", "fs:///", "initfs:///bin/true", "gopher:///x", "fs:///../../..",
        "/tmp//./x/", "initfs:///", "/dev/null", "/tmp/hostile/under", "a", "\0", "/tmp/\u00e9\u20ac\ud83d\ude00", "fs:/",
        "/tmp/" + "n/".repeat(600), "/tmp/" + "n".repeat(300), "fs:///dev/../tmp/hostile2"};

    private final Handle[] handles;
    private long state;

    /** @param handles of every type that there is, to be lent */
    Generator(long seed, Handle[] handles) {
        state = seed;
        this.handles = handles;
    }

    int below(int bound) {
        return (int) ((bits() >>> 33) % bound);
    }

    private long bits() {
        state = state * MULTIPLIER + INCREMENT;
        return state;
    }

    /** Writes a message's words and handles; returns its operation. */
    int message(Target target, WireBuffer wire) {
        int operation = operation(target);
        if (target.dangerous().contains(operation & ~CONTINUED)) {
            // A word too many for any of them.
            for (int i = 0; i < REGISTERS; i++) {
                wire.putLong(bits());
            }
            return operation;
        }
        if (below(3) == 0) {
            nearlySound(wire);
        } else {
            random(wire);
        }
        if (below(6) == 0) {
            for (int i = below(8) == 0 ? MOST_HANDLES : 1 + below(2); i > 0; i--) {
                wire.putHandle(handles[below(handles.length)]);
            }
        }
        return operation;
    }

    private int operation(Target target) {
        return switch (below(16)) {
            case 0 -> (int) (bits() >>> 32) & Integer.MAX_VALUE;
            case 1 -> PING + below(4);
            case 2 -> below(target.operations() + 3) | CONTINUED;
            case 3 -> -below(3);
            default -> below(target.operations() + 3);
        };
    }

    private void random(WireBuffer wire) {
        int words = switch (below(64)) {
            case 0, 1, 2 -> below(MOST_WORDS + 1);
            case 3 -> below(4) == 0 ? below(LONG_WORDS) : MOST_WORDS;
            default -> below(REGISTERS + 1);
        };
        for (int i = 0; i < words; i++) {
            wire.putLong(value());
        }
    }

    /** Texts, numbers and bytes, as arguments are. */
    private void nearlySound(WireBuffer wire) {
        for (int i = 1 + below(4); i > 0; i--) {
            switch (below(5)) {
                case 0, 1 -> wire.putString(PATHS[below(PATHS.length)]);
                case 2 -> wire.putBytes(new byte[below(below(20) == 0 ? 3000 : 40)]);
                case 3 -> wire.putLong(below(8));
                default -> wire.putLong(value());
            }
        }
    }

    private long value() {
        return switch (below(8)) {
            case 0 -> bits();
            case 1 -> 1L << below(64);
            case 2 -> (1L << below(64)) - 1;
            case 3 -> -below(3);
            default -> below(30);
        };
    }
}
