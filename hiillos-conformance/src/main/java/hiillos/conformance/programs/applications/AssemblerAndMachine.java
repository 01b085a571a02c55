package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An eight-bit computer: an assembler with labels in two passes, a disassembler, and the machine with flags and a stack. */
public final class AssemblerAndMachine {
    private AssemblerAndMachine() {}

    enum Operand {
        NONE, REGISTER, VALUE, ADDRESS
    }

    enum Instruction {
        HALT(Operand.NONE), LOAD(Operand.VALUE), GET(Operand.ADDRESS), PUT(Operand.ADDRESS), MOVE(Operand.REGISTER), TAKE(Operand.REGISTER),
        ADD(Operand.REGISTER), SUB(Operand.REGISTER), AND(Operand.REGISTER), SHIFT(Operand.NONE), COMPARE(Operand.VALUE), JUMP(Operand.ADDRESS),
        ZERO(Operand.ADDRESS), CARRY(Operand.ADDRESS), CALL(Operand.ADDRESS), RETURN(Operand.NONE), PUSH(Operand.NONE), POP(Operand.NONE),
        INDEX(Operand.REGISTER), SHOW(Operand.NONE), LETTER(Operand.NONE);

        private final Operand operand;

        Instruction(Operand operand) {
            this.operand = operand;
        }

        int length() {
            return operand == Operand.NONE ? 1 : 2;
        }
    }

    static final class AssemblyError extends RuntimeException {
        private static final long serialVersionUID = 1;

        AssemblyError(int line, String message) {
            super("line " + line + ": " + message);
        }
    }

    private static int value(String word, Map<String, Integer> labels, int line) {
        if (labels.containsKey(word)) {
            return labels.get(word);
        }
        try {
            int number = word.startsWith("'") ? word.charAt(1) : Integer.decode(word);
            if (number < -128 || number > 255) {
                throw new AssemblyError(line, word + " is no byte");
            }
            return number & 0xff;
        } catch (NumberFormatException unknown) {
            throw new AssemblyError(line, "no label " + word);
        }
    }

    static byte[] assemble(String text) {
        record Line(int number, int address, String[] words) {}
        Map<String, Integer> labels = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        int address = 0;
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.replaceFirst(";.*", "").strip();
            int colon = line.indexOf(':');
            if (colon >= 0) {
                if (labels.put(line.substring(0, colon), address) != null) {
                    throw new AssemblyError(number, "label " + line.substring(0, colon) + " twice");
                }
                line = line.substring(colon + 1).strip();
            }
            if (line.isEmpty()) {
                continue;
            }
            String[] words = line.split("[ ,]+");
            lines.add(new Line(number, address, words));
            address += words[0].equals("byte") ? words.length - 1 : instruction(words[0], number).length();
        }
        if (address > 256) {
            throw new AssemblyError(number, "too long");
        }
        byte[] code = new byte[address];
        for (Line line : lines) {
            String[] words = line.words();
            if (words[0].equals("byte")) {
                for (int i = 1; i < words.length; i++) {
                    code[line.address() + i - 1] = (byte) value(words[i], labels, line.number());
                }
                continue;
            }
            Instruction instruction = instruction(words[0], line.number());
            code[line.address()] = (byte) instruction.ordinal();
            if (words.length != instruction.length()) {
                throw new AssemblyError(line.number(), instruction + " wants " + instruction.operand);
            }
            if (instruction.operand == Operand.REGISTER) {
                code[line.address() + 1] = (byte) (words[1].charAt(0) - 'r' == 0 ? words[1].charAt(1) - '0' : 0);
            } else if (instruction.operand != Operand.NONE) {
                code[line.address() + 1] = (byte) value(words[1], labels, line.number());
            }
        }
        return code;
    }

    private static Instruction instruction(String word, int line) {
        try {
            return Instruction.valueOf(word.toUpperCase());
        } catch (IllegalArgumentException unknown) {
            throw new AssemblyError(line, "no instruction " + word);
        }
    }

    static String disassemble(byte[] code, int to) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < to;) {
            Instruction instruction = Instruction.values()[code[at]];
            text.append(String.format("%02x %-8s", at, instruction.name().toLowerCase()));
            text.append(instruction.operand == Operand.NONE ? "" : instruction.operand == Operand.REGISTER ? "r" + code[at + 1]
                    : String.format("0x%02x", code[at + 1])).append(at % 3 == 0 ? "\n" : "  | ");
            at += instruction.length();
        }
        return text.toString().stripTrailing();
    }

    /** An accumulator, eight registers, two flags, 256 bytes. */
    static final class Machine {
        private final byte[] memory = new byte[256];
        private final int[] registers = new int[8];
        private final StringBuilder output = new StringBuilder();
        private final Map<Instruction, Integer> used = new HashMap<>();
        private int accumulator;
        private int counter;
        private int stack = 256;
        private boolean zero;
        private boolean carry;

        Machine(byte[] code) {
            System.arraycopy(code, 0, memory, 0, code.length);
        }

        private int fetch() {
            return memory[counter++ & 0xff] & 0xff;
        }

        private void set(int result) {
            carry = (result & ~0xff) != 0;
            accumulator = result & 0xff;
            zero = accumulator == 0;
        }

        private void push(int value) {
            if (--stack < 192) {
                throw new IllegalStateException("the stack is full at " + counter);
            }
            memory[stack] = (byte) value;
        }

        int run(int limit) {
            for (int step = 1; step <= limit; step++) {
                int code = fetch();
                if (code >= Instruction.values().length) {
                    throw new IllegalStateException("no instruction " + code + " at " + (counter - 1));
                }
                Instruction instruction = Instruction.values()[code];
                used.merge(instruction, 1, Integer::sum);
                int operand = instruction.operand == Operand.NONE ? 0 : fetch();
                switch (instruction) {
                    case HALT -> {
                        return step;
                    }
                    case LOAD -> set(operand);
                    case GET -> set(memory[operand] & 0xff);
                    case PUT -> memory[operand] = (byte) accumulator;
                    case MOVE -> registers[operand] = accumulator;
                    case TAKE -> set(registers[operand]);
                    case ADD -> set(accumulator + registers[operand]);
                    case SUB -> set(accumulator - registers[operand]);
                    case AND -> set(accumulator & registers[operand]);
                    case SHIFT -> set(accumulator << 1);
                    case COMPARE -> {
                        zero = accumulator == operand;
                        carry = accumulator < operand;
                    }
                    case JUMP -> counter = operand;
                    case ZERO -> counter = zero ? operand : counter;
                    case CARRY -> counter = carry ? operand : counter;
                    case CALL -> {
                        push(counter);
                        counter = operand;
                    }
                    case RETURN -> counter = memory[stack++] & 0xff;
                    case PUSH -> push(accumulator);
                    case POP -> set(memory[stack++] & 0xff);
                    case INDEX -> set(memory[registers[operand]] & 0xff);
                    case SHOW -> output.append(accumulator).append(' ');
                    case LETTER -> output.append((char) accumulator);
                }
            }
            throw new IllegalStateException("still running after " + limit + " steps");
        }
    }

    private static void run(String name, String text, int shown) {
        try {
            byte[] code = assemble(text);
            Machine machine = new Machine(code);
            if (shown > 0) {
                System.out.println(disassemble(code, shown));
            }
            int steps = machine.run(20_000);
            System.out.println(name + ", " + code.length + " bytes, " + steps + " steps, " + machine.used.getOrDefault(Instruction.ADD, 0)
                    + " additions: " + machine.output.toString().strip());
        } catch (AssemblyError | IllegalStateException wrong) {
            System.out.println(name + ": " + wrong.getMessage());
        }
    }

    public static void main(String[] arguments) {
        run("fibonacci", "load 0\nmove r0\nload 1\nmove r1\nagain: take r0\nshow\nadd r1\ncarry end\nmove r2\ntake r1\nmove r0\ntake r2\nmove r1\njump again\nend: take r1\nshow\nhalt", 26);
        run("text", "load text\nmove r0\nnext: index r0\nzero end\nletter\nload 1\nadd r0\nmove r0\njump next\nend: halt\ntext: byte 'H 'i 33 0", 0);
        run("product", """
                load 13
                move r0
                load 19
                move r1
                call times
                show
                halt
                times: load 0       ; r2 is the sum
                move r2
                loop: take r1
                zero done
                load 1
                move r3
                take r1
                sub r3
                move r1
                take r2
                add r0
                move r2
                jump loop
                done: take r2
                return""", 0);
        run("sieve", """
                load 2
                move r0
                next: take r0
                compare 45
                zero end
                load 2
                move r1
                test: take r1
                move r2
                take r0
                rest: sub r2
                zero whole
                carry not
                jump rest
                not: load 1
                add r1
                move r1
                jump test
                whole: take r1
                sub r0
                zero prime
                jump on
                prime: take r0
                show
                on: load 1
                add r0
                move r0
                jump next
                end: halt""", 0);
        run("recursion", "deeper: load 1\npush\ncall deeper\nhalt", 0);
        run("endless", "here: jump here", 0);
        run("no code", "load 200\nbyte 200", 0);
        run("bad word", "load 1\njmp 3", 0);
        run("bad label", "jump nowhere", 0);
        run("bad number", "load 300", 0);
        run("two labels", "a: halt\na: halt", 0);
        run("no operand", "load", 0);
    }
}
