package hiillos.bin.tool;

/**
 * By what {@code sort} compares.
 *
 * @param firstField from 1 on; {@code firstCharacter} in it, from 1 on
 * @param lastField 0: to the line's end; {@code lastCharacter} 0: to the field's end
 * @param separator empty: fields begin with the blanks before them
 */
record SortKey(int firstField, int firstCharacter, int lastField, int lastCharacter, String order, String separator) {
    /** Orders, and what changes them. */
    static final String LETTERS = "bdfghnrV";

    static SortKey whole(String order, String separator) {
        return new SortKey(1, 1, 0, 0, order, separator);
    }

    /** {@code F[.C][letters][,F[.C][letters]]}. */
    static SortKey parse(String text, String defaultOrder, String separator) throws Options.UsageError {
        int comma = text.indexOf(',');
        int[] first = new int[2];
        int[] last = new int[2];
        String letters = position(comma < 0 ? text : text.substring(0, comma), first, text);
        if (comma >= 0) {
            letters += position(text.substring(comma + 1), last, text);
        }
        if (first[0] == 0 || comma >= 0 && last[0] == 0) {
            throw Options.UsageError.ofValue("field number is zero: invalid field specification '" + text + "'");
        }
        return new SortKey(first[0], Math.max(1, first[1]), last[0], last[1], letters.isEmpty() ? defaultOrder : letters, separator);
    }

    private static String position(String text, int[] numbers, String whole) throws Options.UsageError {
        int at = 0;
        for (int i = 0; i < 2; i++) {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at < 8) {
                numbers[i] = numbers[i] * 10 + text.charAt(at++) - '0';
            }
            if (at == start) {
                throw Options.UsageError.ofValue("invalid number at field start: invalid count at start of '" + whole + "'");
            }
            if (i == 0 && at < text.length() && text.charAt(at) == '.') {
                at++;
            } else {
                break;
            }
        }
        for (int i = at; i < text.length(); i++) {
            if (LETTERS.indexOf(text.charAt(i)) < 0) {
                throw Options.UsageError.ofValue("stray character in field spec: invalid field specification '" + whole + "'");
            }
        }
        return text.substring(at);
    }

    /** Two letters that do not go together; empty if all do. */
    String conflict() {
        StringBuilder kinds = new StringBuilder();
        for (char each : "dghnV".toCharArray()) {
            if (has(each) && !(each == 'V' && has('d'))) {
                kinds.append(each);
            }
        }
        return kinds.length() > 1 ? kinds.toString() : "";
    }

    private boolean has(char letter) {
        return order.indexOf(letter) >= 0;
    }

    int compare(String left, String right) {
        String a = extract(left);
        String b = extract(right);
        int result;
        if (has('n')) {
            result = NumberOrder.plain(a, b);
        } else if (has('h')) {
            result = NumberOrder.human(a, b);
        } else if (has('g')) {
            result = NumberOrder.general(a, b);
        } else if (has('V')) {
            result = VersionOrder.compare(folded(a), folded(b));
        } else {
            result = folded(a).compareTo(folded(b));
        }
        return has('r') ? -result : result;
    }

    /** What of a text counts: with -d letters, digits and blanks, with -f as capitals. */
    private String folded(String text) {
        boolean dictionary = has('d');
        boolean capitals = has('f');
        if (!dictionary && !capitals) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean small = c >= 'a' && c <= 'z';
            if (!dictionary || small || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || isBlank(c)) {
                result.append(small && capitals ? (char) (c - 32) : c);
            }
        }
        return result.toString();
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private String extract(String line) {
        if (firstField == 1 && firstCharacter == 1 && lastField == 0 && !has('b')) {
            return line;
        }
        int start = fieldStart(line, firstField);
        if (has('b')) {
            while (start < line.length() && isBlank(line.charAt(start))) {
                start++;
            }
        }
        start = Math.min(line.length(), start + firstCharacter - 1);
        if (lastField == 0) {
            return line.substring(start);
        }
        int end = lastCharacter == 0 ? fieldEnd(line, lastField)
                : Math.min(line.length(), fieldStart(line, lastField) + lastCharacter);
        return start >= end ? "" : line.substring(start, end);
    }

    private int fieldStart(String line, int field) {
        int at = 0;
        for (int i = 1; i < field && at < line.length(); i++) {
            if (separator.isEmpty()) {
                at = blankFieldEnd(line, at);
            } else {
                int next = line.indexOf(separator, at);
                at = next < 0 ? line.length() : next + 1;
            }
        }
        return at;
    }

    private static int blankFieldEnd(String line, int start) {
        int at = start;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private int fieldEnd(String line, int field) {
        int start = fieldStart(line, field);
        if (separator.isEmpty()) {
            return blankFieldEnd(line, start);
        }
        int next = line.indexOf(separator, start);
        return next < 0 ? line.length() : next;
    }
}
