package hiillos.compiler.lines;

import hiillos.compiler.CompileException;
import hiillos.compiler.link.ElfFile;
import hiillos.word.LineTable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the table that {@link LineTable} reads out of a linked ELF file's DWARF.
 *
 * <ol>
 * <li>Collect the line rows by address, and the functions with their trees of inlined calls.
 * <li>Cut each function's code where a row or an inlined range begins or ends; paint each piece with the innermost scope.
 * <li>Merge neighbours that are equal, and encode.
 * </ol>
 */
public final class LineTableBuilder {
    /** A table without rows, for the first link. */
    public static final byte[] EMPTY = new LineTableBuilder().encode();

    private static final int ROWS_PER_BLOCK = 32;

    /** Methods and inlined calls that 24 bits can number. */
    private static final int LIMIT = 1 << 24;

    private record Method(int className, int name, int file) {}

    private record Scope(int method, int parent, int callLine) {}

    private record Row(long address, int scope, int line) {}

    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private int stringBytes;
    private final Map<Method, Integer> methods = new LinkedHashMap<>();
    private final Map<Scope, Integer> scopes = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private LineTableBuilder() {}

    /**
     * The table for a linked image; without rows when it has no debug information.
     *
     * @throws CompileException when the debug information cannot be read
     */
    public static byte[] build(ElfFile image) {
        try {
            LineTableBuilder builder = new LineTableBuilder();
            builder.collect(Dwarf.read(image), image);
            return builder.encode();
        } catch (DwarfException error) {
            throw new CompileException("cannot make the line table, unexpected debug information: " + error.getMessage());
        }
    }

    private void collect(Dwarf dwarf, ElfFile image) {
        TreeMap<Long, Integer> lineAt = new TreeMap<>();
        for (LineProgram program : dwarf.programs()) {
            for (LineProgram.Row row : program.rows()) {
                if (row.end()) {
                    lineAt.putIfAbsent(row.address(), 0);
                } else {
                    lineAt.put(row.address(), row.line());
                }
            }
        }
        List<ElfFile.Section> code = image.executableSections();
        List<Dwarf.Function> functions = new ArrayList<>(dwarf.functions());
        functions.removeIf(function -> code.stream().noneMatch(section -> function.ranges().getFirst().start() >= section.address()
                && function.ranges().getFirst().start() < section.address() + section.size()));
        functions.sort(Comparator.comparing(function -> function.ranges().getFirst().start(), Long::compareUnsigned));
        if (!functions.isEmpty()) {
            // Offsets have 32 bits: of an image in two halves (low boot code, high kernel) the upper one counts.
            long highest = functions.getLast().ranges().getFirst().start();
            functions.removeIf(function -> highest - function.ranges().getFirst().start() > Integer.MAX_VALUE);
        }
        long end = 0;
        for (Dwarf.Function function : functions) {
            for (Dwarf.Range range : function.ranges()) {
                if (end != 0 && range.start() != end) {
                    rows.add(new Row(end, 0, 0));
                }
                paint(function, range, lineAt);
                end = range.end();
            }
        }
        if (end != 0) {
            rows.add(new Row(end, 0, 0));
        }
        merge();
    }

    /** Adds the rows of one range of a compiled function. */
    private void paint(Dwarf.Function function, Dwarf.Range range, TreeMap<Long, Integer> lineAt) {
        TreeMap<Long, Boolean> cuts = new TreeMap<>();
        cuts.put(range.start(), true);
        cuts.put(range.end(), true);
        for (long address : lineAt.subMap(range.start(), range.end()).keySet()) {
            cuts.put(address, true);
        }
        addCuts(function.inlined(), range, cuts);
        long[] starts = cuts.keySet().stream().mapToLong(address -> address).toArray();
        int[] innermost = new int[starts.length - 1];
        Arrays.fill(innermost, scope(function, 0));
        paintInlined(function.inlined(), innermost[0], range, starts, innermost);
        for (int i = 0; i < innermost.length; i++) {
            Map.Entry<Long, Integer> line = lineAt.floorEntry(starts[i]);
            rows.add(new Row(starts[i], innermost[i], line == null ? 0 : line.getValue()));
        }
    }

    private static void addCuts(List<Dwarf.Function> inlined, Dwarf.Range within, TreeMap<Long, Boolean> cuts) {
        for (Dwarf.Function call : inlined) {
            for (Dwarf.Range range : call.ranges()) {
                if (range.start() >= within.start() && range.end() <= within.end()) {
                    cuts.put(range.start(), true);
                    cuts.put(range.end(), true);
                }
            }
            addCuts(call.inlined(), within, cuts);
        }
    }

    private void paintInlined(List<Dwarf.Function> inlined, int parent, Dwarf.Range within, long[] starts, int[] innermost) {
        for (Dwarf.Function call : inlined) {
            int scope = scope(call, parent);
            for (Dwarf.Range range : call.ranges()) {
                if (range.start() >= within.start() && range.end() <= within.end()) {
                    int from = Arrays.binarySearch(starts, range.start());
                    int to = Arrays.binarySearch(starts, range.end());
                    Arrays.fill(innermost, from, to, scope);
                }
            }
            paintInlined(call.inlined(), scope, within, starts, innermost);
        }
    }

    private int scope(Dwarf.Function function, int parent) {
        Dwarf.Identity identity = function.identity();
        // Symbols look so: package/Class.method(descriptor)type.
        String symbol = identity.linkageName();
        int parenthesis = symbol.indexOf('(');
        int dot = parenthesis < 0 ? -1 : symbol.lastIndexOf('.', parenthesis);
        String className = dot < 0 ? "" : symbol.substring(0, dot).replace('/', '.');
        String name = dot < 0 ? identity.name() : symbol.substring(dot + 1, parenthesis);
        Method method = new Method(string(className), string(name), string(identity.file()));
        int number = number(methods, method, 0);
        return number(scopes, new Scope(number, parent, function.callLine()), 1);
    }

    private int string(String text) {
        return strings.computeIfAbsent(text, added -> {
            int offset = stringBytes;
            stringBytes += 2 + added.getBytes(StandardCharsets.UTF_8).length;
            return offset;
        });
    }

    private static <T> int number(Map<T, Integer> numbers, T value, int first) {
        Integer known = numbers.putIfAbsent(value, numbers.size() + first);
        return known != null ? known : numbers.size() - 1 + first;
    }

    /** Drops rows that say what the row before says; of rows at one address the last holds. */
    private void merge() {
        List<Row> merged = new ArrayList<>();
        for (Row row : rows) {
            if (!merged.isEmpty() && merged.getLast().address() == row.address()) {
                merged.removeLast();
            }
            if (merged.isEmpty() || merged.getLast().scope() != row.scope() || merged.getLast().line() != row.line()) {
                merged.add(row);
            }
        }
        rows.clear();
        rows.addAll(merged);
    }

    private byte[] encode() {
        if (scopes.size() >= LIMIT || methods.size() >= LIMIT) {
            throw new CompileException("the image has too many methods for the line table: more than " + LIMIT);
        }
        long base = rows.isEmpty() ? 0 : rows.getFirst().address();
        // The last row only says where code ends; it becomes the sentinel block.
        int count = Math.max(0, rows.size() - 1);
        int blocks = (count + ROWS_PER_BLOCK - 1) / ROWS_PER_BLOCK;
        int blocksAt = LineTable.HEADER_BYTES;
        int scopesAt = blocksAt + (blocks + 1) * LineTable.BLOCK_BYTES;
        int methodsAt = scopesAt + scopes.size() * LineTable.SCOPE_BYTES;
        int stringsAt = methodsAt + methods.size() * LineTable.METHOD_BYTES;
        int rowsAt = stringsAt + stringBytes;
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        ByteBuffer index = ByteBuffer.allocate((blocks + 1) * LineTable.BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Row previous = null;
        for (int i = 0; i < count; i++) {
            Row row = rows.get(i);
            if (i % ROWS_PER_BLOCK == 0) {
                index.putInt(Math.toIntExact(row.address() - base)).putInt(rowsAt + encoded.size());
                previous = new Row(row.address(), 0, 0);
            }
            uleb(encoded, row.address() - previous.address());
            sleb(encoded, row.scope() - previous.scope());
            sleb(encoded, row.line() - previous.line());
            previous = row;
        }
        index.putInt(rows.isEmpty() ? 0 : Math.toIntExact(rows.getLast().address() - base)).putInt(rowsAt + encoded.size());
        ByteBuffer out = ByteBuffer.allocate(rowsAt + encoded.size()).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(LineTable.MAGIC).putInt(LineTable.VERSION).putLong(base).putInt(out.capacity()).putInt(blocks)
                .putInt(blocksAt).putInt(scopesAt).putInt(methodsAt).putInt(scopes.size()).putInt(methods.size()).putInt(0);
        out.put(index.flip());
        for (Scope scope : scopes.keySet()) {
            // A class file's line numbers have 16 bits.
            out.putLong(scope.callLine() & 0xffffL | (long) scope.method() << 16 | (long) scope.parent() << 40);
        }
        for (Method method : methods.keySet()) {
            out.putInt(stringsAt + method.className()).putInt(stringsAt + method.name()).putInt(stringsAt + method.file());
        }
        for (String text : strings.keySet()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.putShort((short) bytes.length).put(bytes);
        }
        out.put(encoded.toByteArray());
        return out.array();
    }

    private static void uleb(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static void sleb(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >= 64 || rest < -64) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>= 7;
        }
        out.write((int) (rest & 0x7f));
    }
}
