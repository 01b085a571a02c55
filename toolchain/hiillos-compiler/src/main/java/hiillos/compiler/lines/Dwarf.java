package hiillos.compiler.lines;

import hiillos.compiler.link.ElfFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from DWARF 4 what the line table needs: the compiled functions, what was inlined into them and where, and the line
 * rows. Sections and tags it does not need are skipped.
 *
 * @see <a href="https://dwarfstd.org/dwarf4std.html">DWARF 4</a>, sections 2.17, 3.3, 7.5
 */
final class Dwarf {
    private static final int TAG_COMPILE_UNIT = 0x11;
    private static final int TAG_INLINED = 0x1d;
    private static final int TAG_SUBPROGRAM = 0x2e;
    private static final int NAME = 0x03;
    private static final int STATEMENT_LIST = 0x10;
    private static final int LOW_PC = 0x11;
    private static final int HIGH_PC = 0x12;
    private static final int ABSTRACT_ORIGIN = 0x31;
    private static final int DECLARATION_FILE = 0x3a;
    private static final int SPECIFICATION = 0x47;
    private static final int RANGES = 0x55;
    private static final int CALL_LINE = 0x59;
    private static final int LINKAGE_NAME = 0x6e;

    private final ByteBuffer info;
    private final ByteBuffer abbreviations;
    private final ByteBuffer strings;
    private final ByteBuffer ranges;
    private final ByteBuffer lines;
    private final Map<Integer, Map<Integer, Abbreviation>> abbreviationTables = new HashMap<>();
    private final Map<Integer, Unit> unitOfEntry = new HashMap<>();
    private final Map<Integer, Entry> declarations = new HashMap<>();

    private final List<Function> functions = new ArrayList<>();
    private final List<LineProgram> programs = new ArrayList<>();

    /** Half-open. */
    record Range(long start, long end) {}

    /** What a function is called. */
    record Identity(String linkageName, String name, String file) {}

    /** A compiled function or a call that was inlined; {@code callLine} is 0 for the former. */
    record Function(Identity identity, List<Range> ranges, int callLine, List<Function> inlined) {}

    private record Abbreviation(int tag, boolean children, int[] attributes, int[] forms) {}

    /** A compilation unit: where it begins, its base address and its line program. */
    private static final class Unit {
        final int start;
        final int addressBytes;
        final Map<Integer, Abbreviation> abbreviations;
        long base;
        LineProgram program;

        Unit(int start, int addressBytes, Map<Integer, Abbreviation> abbreviations) {
            this.start = start;
            this.addressBytes = addressBytes;
            this.abbreviations = abbreviations;
        }
    }

    /** The attributes of an entry that matter; -1 where absent. */
    private static final class Entry {
        int tag;
        boolean children;
        String name;
        String linkageName;
        long low = -1;
        long high = -1;
        boolean highIsOffset;
        long rangesAt = -1;
        long statements = -1;
        int origin = -1;
        long file = -1;
        int callLine;
    }

    private Dwarf(ElfFile file) {
        info = file.content(".debug_info");
        abbreviations = file.content(".debug_abbrev");
        strings = file.content(".debug_str");
        ranges = file.content(".debug_ranges");
        lines = file.content(".debug_line");
    }

    /** @throws DwarfException on another version than 4 or malformed data */
    static Dwarf read(ElfFile file) {
        Dwarf dwarf = new Dwarf(file);
        try {
            dwarf.readUnits();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | java.nio.BufferUnderflowException error) {
            throw new DwarfException("truncated: " + error);
        }
        return dwarf;
    }

    List<Function> functions() {
        return functions;
    }

    List<LineProgram> programs() {
        return programs;
    }

    private void readUnits() {
        Cursor in = new Cursor(info, 0);
        while (!in.atEnd()) {
            int start = in.position();
            long end = in.u32() + in.position();
            int version = in.u16();
            if (version != 4) {
                throw new DwarfException("version " + version + " instead of 4 (module flag \"Dwarf Version\")");
            }
            int abbreviationOffset = (int) in.u32();
            Unit unit = new Unit(start, in.u8(), abbreviationTables.computeIfAbsent(abbreviationOffset, this::readAbbreviations));
            while (in.position() < end) {
                if (!readTree(in, unit, functions)) {
                    break;
                }
            }
            in.position(end);
        }
    }

    /** Reads an entry with its children; compiled functions and inlined calls go to {@code into}. False at a null entry. */
    private boolean readTree(Cursor in, Unit unit, List<Function> into) {
        int offset = in.position();
        Entry entry = readEntry(in, unit);
        if (entry == null) {
            return false;
        }
        List<Function> target = into;
        if (entry.tag == TAG_COMPILE_UNIT) {
            unit.base = entry.low == -1 ? 0 : entry.low;
            if (entry.statements >= 0) {
                unit.program = LineProgram.read(lines, entry.statements);
                programs.add(unit.program);
            }
        } else if (entry.tag == TAG_SUBPROGRAM || entry.tag == TAG_INLINED) {
            unitOfEntry.put(offset, unit);
            declarations.put(offset, entry);
            List<Range> covered = covered(entry, unit);
            if (!covered.isEmpty()) {
                Function function = new Function(identity(entry, unit), covered, entry.callLine, new ArrayList<>());
                into.add(function);
                target = function.inlined();
            }
        }
        if (entry.children) {
            while (readTree(in, unit, target)) {
                // Children are read for their effect.
            }
        }
        return true;
    }

    private Identity identity(Entry entry, Unit unit) {
        String name = entry.name;
        String linkageName = entry.linkageName;
        long file = entry.file;
        Unit fileUnit = unit;
        int origin = entry.origin;
        while (origin >= 0) {
            Unit originUnit = unitOfEntry.getOrDefault(origin, unit);
            Entry declaration = declarations.get(origin);
            if (declaration == null) {
                declaration = readEntry(new Cursor(info, origin), originUnit);
            }
            name = name == null ? declaration.name : name;
            linkageName = linkageName == null ? declaration.linkageName : linkageName;
            if (file < 0 && declaration.file >= 0) {
                file = declaration.file;
                fileUnit = originUnit;
            }
            origin = declaration.origin;
        }
        String fileName = fileUnit.program == null ? "" : fileUnit.program.file(file);
        return new Identity(linkageName == null ? "" : linkageName, name == null ? "" : name, fileName);
    }

    private List<Range> covered(Entry entry, Unit unit) {
        List<Range> result = new ArrayList<>();
        if (entry.rangesAt >= 0) {
            Cursor in = new Cursor(ranges, entry.rangesAt);
            long base = unit.base;
            while (true) {
                long low = in.u64();
                long high = in.u64();
                if (low == 0 && high == 0) {
                    break;
                }
                if (low == -1) {
                    base = high;
                } else if (low != high && live(base + low)) {
                    result.add(new Range(base + low, base + high));
                }
            }
        } else if (entry.low != -1 && live(entry.low) && entry.high != -1) {
            long end = entry.highIsOffset ? entry.low + entry.high : entry.high;
            if (end != entry.low) {
                result.add(new Range(entry.low, end));
            }
        }
        return result;
    }

    /** The linker gives code that it dropped the address 0 or 1. */
    private static boolean live(long address) {
        return Long.compareUnsigned(address, 1) > 0;
    }

    private Map<Integer, Abbreviation> readAbbreviations(int offset) {
        Map<Integer, Abbreviation> table = new HashMap<>();
        Cursor in = new Cursor(abbreviations, offset);
        for (int code = (int) in.uleb(); code != 0; code = (int) in.uleb()) {
            int tag = (int) in.uleb();
            boolean children = in.u8() != 0;
            List<Integer> attributes = new ArrayList<>();
            List<Integer> forms = new ArrayList<>();
            while (true) {
                int attribute = (int) in.uleb();
                int form = (int) in.uleb();
                if (attribute == 0 && form == 0) {
                    break;
                }
                attributes.add(attribute);
                forms.add(form);
            }
            table.put(code, new Abbreviation(tag, children, attributes.stream().mapToInt(i -> i).toArray(),
                    forms.stream().mapToInt(i -> i).toArray()));
        }
        return table;
    }

    private Entry readEntry(Cursor in, Unit unit) {
        int code = (int) in.uleb();
        if (code == 0) {
            return null;
        }
        Abbreviation abbreviation = unit.abbreviations.get(code);
        if (abbreviation == null) {
            throw new DwarfException("unknown abbreviation " + code);
        }
        Entry entry = new Entry();
        entry.tag = abbreviation.tag;
        entry.children = abbreviation.children;
        boolean wanted = entry.tag == TAG_COMPILE_UNIT || entry.tag == TAG_SUBPROGRAM || entry.tag == TAG_INLINED;
        for (int i = 0; i < abbreviation.attributes.length; i++) {
            int form = abbreviation.forms[i];
            int attribute = wanted ? abbreviation.attributes[i] : 0;
            switch (attribute) {
                case NAME -> entry.name = string(in, form);
                case LINKAGE_NAME -> entry.linkageName = string(in, form);
                case LOW_PC -> entry.low = value(in, form, unit);
                case HIGH_PC -> {
                    entry.highIsOffset = form != 0x01;
                    entry.high = value(in, form, unit);
                }
                case RANGES -> entry.rangesAt = value(in, form, unit);
                case STATEMENT_LIST -> entry.statements = value(in, form, unit);
                case ABSTRACT_ORIGIN, SPECIFICATION -> entry.origin = (int) value(in, form, unit);
                case DECLARATION_FILE -> entry.file = value(in, form, unit);
                case CALL_LINE -> entry.callLine = (int) value(in, form, unit);
                default -> skip(in, form, unit);
            }
        }
        return entry;
    }

    private String string(Cursor in, int form) {
        if (form == 0x08) {
            return in.string();
        }
        if (form == 0x0e) {
            return new Cursor(strings, in.u32()).string();
        }
        throw new DwarfException("string form " + form);
    }

    /** A number; references come out as offsets in {@code .debug_info}. */
    private long value(Cursor in, int form, Unit unit) {
        return switch (form) {
            case 0x01 -> unit.addressBytes == 8 ? in.u64() : in.u32();
            case 0x05 -> in.u16();
            case 0x06, 0x17, 0x10 -> in.u32();
            case 0x07 -> in.u64();
            case 0x0b -> in.u8();
            case 0x0d -> in.sleb();
            case 0x0f -> in.uleb();
            case 0x11 -> unit.start + in.u8();
            case 0x12 -> unit.start + in.u16();
            case 0x13 -> unit.start + in.u32();
            case 0x14 -> unit.start + in.u64();
            case 0x15 -> unit.start + in.uleb();
            case 0x19 -> 1;
            default -> throw new DwarfException("form " + form);
        };
    }

    private void skip(Cursor in, int form, Unit unit) {
        switch (form) {
            case 0x03 -> in.skip(in.u16());
            case 0x04 -> in.skip(in.u32());
            case 0x08 -> in.string();
            case 0x09, 0x18 -> in.skip(in.uleb());
            case 0x0a -> in.skip(in.u8());
            case 0x0c -> in.u8();
            case 0x0e -> in.u32();
            case 0x20 -> in.u64();
            default -> value(in, form, unit);
        }
    }
}
