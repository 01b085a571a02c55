package hiillos.conformance.programs.algorithms;

/** An interpreter of a small stack machine. */
public final class VirtualMachine {
    private VirtualMachine() {}

    enum Code { PUSH, ADD, MULTIPLY, DUPLICATE, SWAP, JUMP_IF, PRINT, HALT }

    record Instruction(Code code, int operand) {}

    static void run(Instruction[] program) {
        int[] stack = new int[16];
        int top = 0;
        int at = 0;
        for (int steps = 0; steps < 1000; steps++) {
            Instruction i = program[at++];
            switch (i.code()) {
                case PUSH -> stack[top++] = i.operand();
                case ADD -> {
                    top--;
                    stack[top - 1] += stack[top];
                }
                case MULTIPLY -> {
                    top--;
                    stack[top - 1] *= stack[top];
                }
                case DUPLICATE -> {
                    stack[top] = stack[top - 1];
                    top++;
                }
                case SWAP -> {
                    int t = stack[top - 1];
                    stack[top - 1] = stack[top - 2];
                    stack[top - 2] = t;
                }
                case JUMP_IF -> {
                    if (stack[top - 1] > 0) {
                        at = i.operand();
                    }
                }
                case PRINT -> System.out.println(stack[top - 2]);
                case HALT -> {
                    return;
                }
            }
        }
    }

    public static void main(String[] arguments) {
        run(new Instruction[] {new Instruction(Code.PUSH, 1), new Instruction(Code.PUSH, 6), new Instruction(Code.SWAP, 0),
                new Instruction(Code.PUSH, 3),
            new Instruction(Code.MULTIPLY, 0), new Instruction(Code.SWAP, 0), new Instruction(Code.PRINT, 0),
                    new Instruction(Code.PUSH, -1),
            new Instruction(Code.ADD, 0), new Instruction(Code.JUMP_IF, 2), new Instruction(Code.HALT, 0)});
    }
}
