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

    static String intern(String text) {
        if (table == null) {
            table = new String[MINIMUM_SLOTS];
            if (literals != null) {
                for (String literal : literals) {
                    add(literal);
                }
            }
        }
        return add(text);
    }

    /** The equal string that is known, else the text itself, which is known from now on. */
    private static String add(String text) {
        if (count * 2 >= table.length) {
            String[] old = table;
            table = new String[old.length * 2];
            for (String each : old) {
                if (each != null) {
                    table[slot(each)] = each;
                }
            }
        }
        int slot = slot(text);
        if (table[slot] == null) {
            table[slot] = text;
            count++;
        }
        return table[slot];
    }

    private static int slot(String text) {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & table.length - 1;
        while (table[slot] != null && !table[slot].equals(text)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }
}
