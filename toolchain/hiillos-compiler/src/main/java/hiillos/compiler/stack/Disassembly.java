package hiillos.compiler.stack;

import hiillos.compiler.CompileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code llvm-objdump --disassemble --no-show-raw-insn} prints about an image with symbols, in AT&amp;T syntax. */
record Disassembly(List<Function> functions, Map<Long, Function> byAddress) {
    private static final Pattern HEADER = Pattern.compile("([0-9a-f]{16}) <(.*)>:");
    private static final Pattern INSTRUCTION = Pattern.compile("\\s*([0-9a-f]+):\\s+(\\S+)\\s*(.*)");

    /** One instruction: its address, mnemonic and operands. */
    record Instruction(long address, String mnemonic, String operands) {
        /** The address that a direct jump or call names; -1 for all others. */
        long target() {
            if (!isCall() && !isJump() || !operands.startsWith("0x")) {
                return -1;
            }
            int end = operands.indexOf(' ');
            return Long.parseUnsignedLong(end < 0 ? operands.substring(2) : operands.substring(2, end), 16);
        }

        boolean isCall() {
            return mnemonic.startsWith("call");
        }

        boolean isJump() {
            return mnemonic.startsWith("j") || mnemonic.startsWith("loop");
        }

        boolean isIndirect() {
            return (isCall() || isJump()) && operands.startsWith("*");
        }

        /** Whether the next instruction is never reached from this one. */
        boolean ends() {
            return mnemonic.startsWith("jmp") || mnemonic.startsWith("ret") || mnemonic.startsWith("iret")
                    || mnemonic.startsWith("sysret") || mnemonic.startsWith("lret") || mnemonic.startsWith("ud2");
        }
    }

    /** The instructions from one symbol to the next. */
    record Function(String name, long address, List<Instruction> code) {}

    /** @throws CompileException when there is not one function in the text */
    static Disassembly parse(String text) {
        List<Function> functions = new ArrayList<>();
        Map<Long, Function> byAddress = new TreeMap<>();
        for (String line : text.split("\n")) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                Function function = new Function(header.group(2), Long.parseUnsignedLong(header.group(1), 16),
                        new ArrayList<>());
                functions.add(function);
                byAddress.put(function.address(), function);
                continue;
            }
            Matcher instruction = INSTRUCTION.matcher(line);
            if (!functions.isEmpty() && instruction.matches()) {
                String operands = instruction.group(3);
                int comment = operands.indexOf(" # ");
                functions.getLast().code().add(new Instruction(Long.parseUnsignedLong(instruction.group(1), 16),
                        instruction.group(2), comment < 0 ? operands.strip() : operands.substring(0, comment).strip()));
            }
        }
        if (functions.isEmpty()) {
            throw new CompileException("the stack check found no functions: does the image have symbols?");
        }
        return new Disassembly(functions, byAddress);
    }
}
