package hiillos.compiler.lines;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Runs the line number program of one compilation unit: DWARF 4, section 6.2. */
final class LineProgram {
    private final List<Row> rows = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    private LineProgram() {}

    /** Code from {@code address} up to the next row has this line; {@code end} rows only end a sequence. */
    record Row(long address, int line, boolean end) {}

    List<Row> rows() {
        return rows;
    }

    /** File names without directories, numbered from 1. */
    String file(long number) {
        return number >= 1 && number <= files.size() ? files.get((int) number - 1) : "";
    }

    static LineProgram read(ByteBuffer section, long offset) {
        LineProgram result = new LineProgram();
        result.run(new Cursor(section, offset));
        return result;
    }

    private void run(Cursor in) {
        long length = in.u32();
        long end = in.position() + length;
        int version = in.u16();
        if (version != 4) {
            throw new DwarfException("line program version " + version);
        }
        long headerLength = in.u32();
        long program = in.position() + headerLength;
        int minimumInstruction = in.u8();
        in.u8(); // Operations per instruction: 1 but for VLIW.
        in.u8(); // Whether rows are statements by default; every row counts here.
        int lineBase = in.s8();
        int lineRange = in.u8();
        int opcodeBase = in.u8();
        int[] operands = new int[opcodeBase];
        for (int i = 1; i < opcodeBase; i++) {
            operands[i] = in.u8();
        }
        while (!in.string().isEmpty()) {
            // Directories are of no use here.
        }
        for (String file = in.string(); !file.isEmpty(); file = in.string()) {
            files.add(file.substring(file.lastIndexOf('/') + 1));
            in.uleb();
            in.uleb();
            in.uleb();
        }
        in.position(program);
        execute(in, end, minimumInstruction, lineBase, lineRange, opcodeBase, operands);
    }

    private void execute(Cursor in, long end, int minimumInstruction, int lineBase, int lineRange, int opcodeBase, int[] operands) {
        long address = 0;
        int line = 1;
        while (in.position() < end) {
            int opcode = in.u8();
            if (opcode >= opcodeBase) {
                int adjusted = opcode - opcodeBase;
                address += (long) (adjusted / lineRange) * minimumInstruction;
                line += lineBase + adjusted % lineRange;
                rows.add(new Row(address, line, false));
                continue;
            }
            switch (opcode) {
                case 0 -> {
                    long length = in.uleb();
                    long next = in.position() + length;
                    int extended = in.u8();
                    if (extended == 1) {
                        rows.add(new Row(address, line, true));
                        address = 0;
                        line = 1;
                    } else if (extended == 2) {
                        address = in.u64();
                    }
                    in.position(next);
                }
                case 1 -> rows.add(new Row(address, line, false));
                case 2 -> address += in.uleb() * minimumInstruction;
                case 3 -> line += (int) in.sleb();
                case 8 -> address += (long) ((255 - opcodeBase) / lineRange) * minimumInstruction;
                case 9 -> address += in.u16();
                default -> {
                    for (int i = 0; i < operands[opcode]; i++) {
                        in.uleb();
                    }
                }
            }
        }
    }
}
