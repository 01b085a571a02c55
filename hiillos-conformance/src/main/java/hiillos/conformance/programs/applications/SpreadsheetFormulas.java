package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A spreadsheet: cells with formulas over cells and ranges, recomputed on demand, with errors that spread. */
public final class SpreadsheetFormulas {
    static final class CellError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CellError(String code) {
            super(code);
        }
    }

    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, Double> values = new TreeMap<>();
    private final Set<String> running = new HashSet<>();

    void set(String cell, String source) {
        sources.put(cell, source);
        values.clear();
    }

    double value(String cell) {
        Double known = values.get(cell);
        if (known != null) {
            return known;
        }
        if (!running.add(cell)) {
            throw new CellError("#CYCLE");
        }
        try {
            String source = sources.getOrDefault(cell, "0");
            double value = source.startsWith("=") ? new Formula(source.substring(1)).whole() : number(source);
            values.put(cell, value);
            return value;
        } finally {
            running.remove(cell);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new CellError("#VALUE");
        }
    }

    String show(String cell) {
        try {
            return String.format("%.2f", value(cell));
        } catch (CellError e) {
            return e.getMessage();
        }
    }

    private final class Formula {
        private final String text;
        private int at;

        Formula(String text) {
            this.text = text.replace(" ", "");
        }

        double whole() {
            double value = sum();
            if (at < text.length()) {
                throw new CellError("#SYNTAX@" + at);
            }
            return value;
        }

        private boolean accept(char c) {
            boolean there = at < text.length() && text.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        private double sum() {
            double value = product();
            while (true) {
                if (accept('+')) {
                    value += product();
                } else if (accept('-')) {
                    value -= product();
                } else {
                    return value;
                }
            }
        }

        private double product() {
            double value = factor();
            while (true) {
                if (accept('*')) {
                    value *= factor();
                } else if (accept('/')) {
                    double divisor = factor();
                    if (divisor == 0) {
                        throw new CellError("#DIV0");
                    }
                    value /= divisor;
                } else {
                    return value;
                }
            }
        }

        private double factor() {
            if (accept('-')) {
                return -factor();
            }
            if (accept('(')) {
                double value = sum();
                if (!accept(')')) {
                    throw new CellError("#SYNTAX@" + at);
                }
                return value;
            }
            int start = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            String word = text.substring(start, at);
            if (word.isEmpty()) {
                throw new CellError("#SYNTAX@" + at);
            }
            return accept('(') ? function(word) : Character.isDigit(word.charAt(0)) ? number(word) : value(word);
        }

        private double function(String name) {
            List<Double> arguments = new ArrayList<>();
            do {
                int colon = text.indexOf(':', at);
                if (colon > 0 && text.substring(at, colon).matches("[A-Z]\\d+")) {
                    String from = text.substring(at, colon);
                    at = colon + 1;
                    int end = at + 1;
                    while (end < text.length() && Character.isDigit(text.charAt(end))) {
                        end++;
                    }
                    range(from, text.substring(at, end), arguments);
                    at = end;
                } else {
                    arguments.add(sum());
                }
            } while (accept(','));
            if (!accept(')')) {
                throw new CellError("#SYNTAX@" + at);
            }
            DoubleStream all = arguments.stream().mapToDouble(Double::doubleValue);
            Map<String, DoubleUnaryOperator> simple = Map.of("SQRT", Math::sqrt, "ABS", Math::abs, "INT", Math::floor);
            return switch (name) {
                case "SUM" -> all.sum();
                case "AVG" -> all.average().orElseThrow();
                case "MAX" -> all.max().orElseThrow();
                case "MIN" -> all.min().orElseThrow();
                case "IF" -> arguments.get(0) != 0 ? arguments.get(1) : arguments.get(2);
                default -> {
                    DoubleUnaryOperator f = simple.get(name);
                    if (f == null) {
                        throw new CellError("#NAME");
                    }
                    yield f.applyAsDouble(arguments.getFirst());
                }
            };
        }

        private void range(String from, String to, List<Double> into) {
            for (char column = from.charAt(0); column <= to.charAt(0); column++) {
                for (int row = Integer.parseInt(from.substring(1)); row <= Integer.parseInt(to.substring(1)); row++) {
                    into.add(value("" + column + row));
                }
            }
        }
    }

    public static void main(String[] arguments) {
        SpreadsheetFormulas sheet = new SpreadsheetFormulas();
        String[] cells = {"A1=10", "A2=20", "A3=30.5", "B1==A1*2", "B2==A2/B1+1", "B3==SUM(A1:A3)", "C1==AVG(A1:B3)-MAX(A1,A2)*-1",
            "C2==C1/(A1-10)", "C3==C2+1", "D1==D2", "D2==D1", "D3=abc", "D4==D3*2", "E1==SQRT(ABS(-16))+INT(2.9)", "E2==FOO(1)", "E3==(1+2",
            "E4==IF(A1-10,1,2)", "E5==MIN(A1:B2)", "E6==2*Z9"};
        for (String cell : cells) {
            String[] pair = cell.split("=", 2);
            sheet.set(pair[0], pair[1]);
        }
        System.out.println(sheet.sources.keySet().stream().map(c -> c + "=" + sheet.show(c)).collect(Collectors.joining(" ")));
        sheet.set("A1", "11");
        System.out.println(sheet.show("B1") + " " + sheet.show("C2") + " " + sheet.show("C3") + " " + sheet.values.size());
        sheet.set("D1", "5");
        System.out.println(sheet.show("D1") + " " + sheet.show("D2"));
    }
}
