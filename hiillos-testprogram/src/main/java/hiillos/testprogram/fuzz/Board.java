package hiillos.testprogram.fuzz;

import hiillos.word.Memory;

/**
 * A page that a fuzzer shares with the test: what it has done and what it found.
 *
 * <pre>
 *  0 calls made   8 calls that succeeded   16 findings   24 call under way   32 bystander's rounds   40 its checksum is wrong
 * 64 findings, 32 bytes each: number, result, kind, calls made before
 * </pre>
 */
final class Board {
    static final int BYTES = 4096;
    /** The call failed with a status that its description does not name. */
    static final int UNDOCUMENTED = 1;
    /** A register changed that the call keeps. */
    static final int REGISTER_LOST = 2;
    /** The kernel does not know the call. */
    static final int ABSENT = 3;

    private static final int MAXIMUM = 126;
    private static final int FIRST = 64;
    private static final int FINDING_BYTES = 32;

    private final long address;

    Board(long address) {
        this.address = address;
    }

    long address() {
        return address;
    }

    long calls() {
        return Memory.loadLongVolatile(address);
    }

    long successes() {
        return Memory.loadLongVolatile(address + 8);
    }

    void made(boolean success) {
        Memory.storeLongVolatile(address, calls() + 1);
        if (success) {
            Memory.storeLongVolatile(address + 8, successes() + 1);
        }
    }

    void begins(int number) {
        Memory.storeLongVolatile(address + 24, number);
    }

    int underWay() {
        return (int) Memory.loadLongVolatile(address + 24);
    }

    long rounds() {
        return Memory.loadLongVolatile(address + 32);
    }

    void round() {
        Memory.storeLongVolatile(address + 32, rounds() + 1);
    }

    boolean isCorrupt() {
        return Memory.loadLongVolatile(address + 40) != 0;
    }

    void corrupt() {
        Memory.storeLongVolatile(address + 40, 1);
    }

    int countFindings() {
        return (int) Memory.loadLongVolatile(address + 16);
    }

    /** Notes a finding; each kind once for each call and result. */
    void find(int kind, long number, long result) {
        int count = countFindings();
        for (int i = 0; i < count; i++) {
            if (finding(i, 0) == number && finding(i, 1) == result && finding(i, 2) == kind) {
                return;
            }
        }
        if (count < MAXIMUM) {
            long at = address + FIRST + (long) count * FINDING_BYTES;
            Memory.storeLongVolatile(at, number);
            Memory.storeLongVolatile(at + 8, result);
            Memory.storeLongVolatile(at + 16, kind);
            Memory.storeLongVolatile(at + 24, calls());
            Memory.storeLongVolatile(address + 16, count + 1L);
        }
    }

    /** A word of a finding: 0 number, 1 result, 2 kind, 3 calls made before. */
    long finding(int index, int word) {
        return Memory.loadLongVolatile(address + FIRST + (long) index * FINDING_BYTES + 8L * word);
    }
}
