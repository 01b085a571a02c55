package hiillos.conformance.programs.applications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Reads comma-separated values with quotes and prints a report in columns. */
public final class CsvReport {
    private static final String SALES = """
            date,region,product,quantity,price
            2024-01-15,North,"Widget, large",10,19.99
            2024-01-20,South,"Gadget ""Pro\""",3,249.00
            2024-02-01,North,Gizmo,100,0.75
            2024-02-11,West,"Widget, large",7,18.50
            2024-02-29,South,Gizmo,40,0.80
            2024-03-05,,Gizmo,1,0.99
            bad line
            2024-03-09,North,"multi
            line",2,5.5
            2024-13-09,North,Gizmo,2,5.5
            """;

    record Sale(LocalDate date, String region, String product, int quantity, BigDecimal price) {
        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }

        static Sale of(Map<String, String> row) {
            String region = row.get("region");
            return new Sale(LocalDate.parse(row.get("date")), region.isEmpty() ? "(none)" : region, row.get("product"),
                    Integer.parseInt(row.get("quantity")), new BigDecimal(row.get("price")));
        }
    }

    private CsvReport() {}

    /** All records of a file: fields may be quoted, quotes doubled, and line ends quoted. */
    static List<List<String>> read(BufferedReader reader) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (quoted) {
                if (c != '"') {
                    field.append((char) c);
                    continue;
                }
                reader.mark(1);
                if (reader.read() == '"') {
                    field.append('"');
                } else {
                    reader.reset();
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                field.append((char) c);
            }
        }
        return rows;
    }

    static List<Sale> sales(List<List<String>> rows, PrintWriter problems) {
        List<String> header = rows.getFirst();
        List<Sale> sales = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (row.size() != header.size()) {
                problems.printf("record %d has %d fields instead of %d%n", i, row.size(), header.size());
                continue;
            }
            Map<String, String> named = new LinkedHashMap<>();
            for (int k = 0; k < row.size(); k++) {
                named.put(header.get(k), row.get(k));
            }
            try {
                sales.add(Sale.of(named));
            } catch (RuntimeException e) {
                problems.println("record " + i + ": " + e.getMessage());
            }
        }
        return sales;
    }

    static void table(List<Sale> sales) {
        String line = "+" + "-".repeat(12) + "+" + "-".repeat(10) + "+" + "-".repeat(18) + "+" + "-".repeat(12) + "+";
        System.out.println(line);
        DateTimeFormatter day = DateTimeFormatter.ofPattern("dd MMM yy", Locale.ENGLISH);
        for (Sale s : sales) {
            System.out.printf(Locale.ROOT, "|%11s |%-10s|%-18.18s|%,12.2f|%n", s.date().format(day), s.region(),
                    s.product().replace('\n', '/'), s.total());
        }
        System.out.println(line);
    }

    static <K> void totals(String title, Map<K, BigDecimal> totals) {
        BigDecimal all = totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        System.out.println(title + ", all " + all + ":");
        totals.forEach((key, total) -> System.out.println(String.format("  %-12s %10s %6.2f%% %s", key, total.setScale(2, RoundingMode.HALF_UP),
                total.multiply(BigDecimal.valueOf(100)).divide(all, MathContext.DECIMAL32), total.round(new MathContext(2)).toEngineeringString())));
    }

    public static void main(String[] arguments) {
        StringWriter problems = new StringWriter();
        List<Sale> sales;
        try (BufferedReader reader = new BufferedReader(new StringReader(SALES)); PrintWriter writer = new PrintWriter(problems)) {
            sales = sales(read(reader), writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.print(problems);
        table(sales);
        BinaryOperator<BigDecimal> plus = BigDecimal::add;
        totals("by region", sales.stream().collect(Collectors.toMap(Sale::region, Sale::total, plus, TreeMap::new)));
        totals("by month", sales.stream().collect(Collectors.toMap(s -> YearMonth.from(s.date()), Sale::total, plus, TreeMap::new)));
        System.out.println(String.format("%s|%10s|%-10s|%c|%b|%n|%%|%h|%x|%o|%e|%g|%a|%+d|%(d|% d|%08.3f|%,d|%.0f", "s", "right", "left", 'c', true,
                "hash", 255, 8, 12345.678, 0.00012345, 1.0, 5, -5, 5, -3.14159, 1234567890L, 2.5).replace("\n", "\\n"));
        System.out.println(String.format("%2$s %1$s %<s %s", "a", "b") + String.format("%tF %<tT %<tB %<tA", LocalDate.of(2024, 5, 6).atTime(7, 8, 9)));
    }
}
