package hiillos.conformance.speed;

/** Counts occurrences of words in a text with String's own methods and with Boyer-Moore-Horspool over charAt. */
final class StringSearchWorkload implements Workload {
    private final String text;
    private final String[] words = {"needle", "haystack", "kernel", "capability", "zzz"};

    StringSearchWorkload() {
        String[] vocabulary = {"the ", "quick ", "kernel ", "passes ", "a ", "capability ", "to ", "haystack ", "servers "};
        StringBuilder builder = new StringBuilder();
        int seed = 7;
        while (builder.length() < 60_000) {
            seed = seed * 1103515245 + 12345;
            builder.append(vocabulary[(seed >>> 16) % vocabulary.length]);
        }
        text = builder.append("needle").toString();
    }

    @Override
    public String name() {
        return "string search";
    }

    @Override
    public long run() {
        long sum = 0;
        for (String word : words) {
            int count = 0;
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                count++;
            }
            sum = sum * 1009 + count * 31L + horspool(word);
        }
        return sum;
    }

    private int horspool(String pattern) {
        int[] skip = new int[128];
        int length = pattern.length();
        for (int i = 0; i < skip.length; i++) {
            skip[i] = length;
        }
        for (int i = 0; i < length - 1; i++) {
            skip[pattern.charAt(i)] = length - 1 - i;
        }
        int count = 0;
        int at = 0;
        while (at + length <= text.length()) {
            int i = length - 1;
            while (i >= 0 && text.charAt(at + i) == pattern.charAt(i)) {
                i--;
            }
            if (i < 0) {
                count++;
            }
            at += skip[text.charAt(at + length - 1)];
        }
        return count;
    }
}
