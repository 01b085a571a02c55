package hiillos.runtime.library;

/** The strings of which there is one each: the program's literals and what {@code String.intern} was asked for. */
final class InternedStrings {
    private static final int MINIMUM_SLOTS = 64;

    /** The literals of the image, set by the compiler. */
    private static String[] literals;

    /** Open addressing: a string is in the first free slot from its hash on. The length is a power of two. */
    private static String[] table;
    private static int count;

    private InternedStrings() {}

    /** The equal string that is known, else the text itself, which is known from now on. Several threads may ask. */
    static synchronized String intern(String text) {
        if (table == null) {
            int known = literals == null ? 0 : literals.length;
            grow(Math.max(MINIMUM_SLOTS, Integer.highestOneBit(known + 1) << 2), literals);
            count = known;
        } else if (count * 2 >= table.length) {
            grow(table.length * 2, table);
        }
        int slot = slot(table, text);
        if (table[slot] == null) {
            table[slot] = text;
            count++;
        }
        return table[slot];
    }

    /** Moves strings into a larger table. When there is no memory for it, nothing has changed. */
    private static void grow(int slots, String[] strings) {
        String[] larger = new String[slots];
        if (strings != null) {
            for (String each : strings) {
                if (each != null) {
                    larger[slot(larger, each)] = each;
                }
            }
        }
        table = larger;
    }

    private static int slot(String[] slots, String text) {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & slots.length - 1;
        while (slots[slot] != null && !slots[slot].equals(text)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
