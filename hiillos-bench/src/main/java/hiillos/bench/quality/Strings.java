package hiillos.bench.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text that is put together, split, compared, replaced and turned into numbers and back. */
final class Strings implements Workload {
    private static final int LINES = 2000;

    @Override
    public String name() {
        return "strings";
    }

    @Override
    public long run() {
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            table.append(i).append(';').append("name ").append(i % 37).append(';').append(i * 1.5).append(';')
                    .append((i & 1) == 0 ? "yes" : "no").append('\n');
        }
        long sum = 0;
        List<String> names = new ArrayList<>();
        for (String line : table.toString().split("\n")) {
            String[] cells = line.split(";");
            sum += Integer.parseInt(cells[0]);
            sum += (long) (Double.parseDouble(cells[2]) * 2);
            String name = cells[1].replace("name", "Name").toUpperCase(Locale.ROOT) + "/" + cells[3].trim();
            if (name.endsWith("YES") || name.contains("7") && cells[3].equals("yes")) {
                names.add(name);
            }
            sum = sum * 31 + name.hashCode();
        }
        names.sort(null);
        sum += String.join(",", names).indexOf("NAME 9");
        return sum * 31 + new String(table.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.UTF_8).hashCode();
    }
}
