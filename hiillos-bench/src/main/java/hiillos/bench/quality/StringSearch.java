package hiillos.bench.quality;

/** Substring search: {@code String.indexOf}, and by hand over {@code charAt}. */
final class StringSearch implements Workload {
    private final String text;

    StringSearch() {
        StringBuilder builder = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            builder.append((char) ('a' + i * i % 23)).append((char) ('a' + i % 7));
        }
        text = builder.append("needle").toString();
    }

    @Override
    public String name() {
        return "string-search";
    }

    @Override
    public long run() {
        long sum = 0;
        for (int i = 0; i < 20; i++) {
            sum += byHand(text, "needle") + text.indexOf("needle", i);
        }
        return sum;
    }

    private static int byHand(String text, String pattern) {
        int last = text.length() - pattern.length();
        for (int i = 0; i <= last; i++) {
            int j = 0;
            while (j < pattern.length() && text.charAt(i + j) == pattern.charAt(j)) {
                j++;
            }
            if (j == pattern.length()) {
                return i;
            }
        }
        return -1;
    }
}
