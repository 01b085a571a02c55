package hiillos.testprogram.fuzz;

import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.SystemCallNumber;
import hiillos.testprogram.guest.Call;

/** The handles that a fuzzer knows, by type, and some that it had. */
final class Handles {
    private static final int PER_TYPE = 24;
    private static final int STALE = 16;

    private final RandomNumbers random;
    private final int[][] live = new int[ObjectType.LAST + 1][PER_TYPE];
    private final int[] counts = new int[ObjectType.LAST + 1];
    private final int[] stale = new int[STALE];

    Handles(RandomNumbers random) {
        this.random = random;
    }

    /** Keeps a handle; when there are too many of its type another one is closed, and remembered as stale. */
    void add(int handle) {
        long type = Call.of(SystemCallNumber.HANDLE_TYPE, handle);
        if (type <= 0 || type > ObjectType.LAST) {
            return;
        }
        int at = counts[(int) type];
        if (at < PER_TYPE) {
            counts[(int) type]++;
        } else {
            // The first few are those that it was given.
            at = PER_TYPE / 2 + random.below(PER_TYPE / 2);
            int old = live[(int) type][at];
            Call.of(SystemCallNumber.HANDLE_CLOSE, old);
            stale[random.below(STALE)] = old;
        }
        live[(int) type][at] = handle;
    }

    /** A handle of a type, or most any other number. */
    int pick(int type) {
        int dice = random.below(32);
        if (dice < 24) {
            int wanted = type == ObjectType.NONE ? 1 + random.below(ObjectType.LAST) : type;
            return counts[wanted] == 0 ? any() : live[wanted][random.below(counts[wanted])];
        }
        return dice < 28 ? any() : dice < 30 ? stale[random.below(STALE)] : dice == 30 ? 0 : (int) random.next();
    }

    private int any() {
        for (int i = 0; i < 8; i++) {
            int type = 1 + random.below(ObjectType.LAST);
            if (counts[type] != 0) {
                return live[type][random.below(counts[type])];
            }
        }
        return 0;
    }
}
