package hiillos.conformance.random;

import java.util.Random;

/**
 * Writes programs that move references about: through fields, arrays, loops with odd strides and offsets, exchanges and calls,
 * allocating in between, so that a collection at every allocation finds the reference that optimised code has hidden. The
 * text depends on the seed alone; what a program prints depends on every object that it has kept.
 */
public final class AllocationGenerator {
    private static final int NODES = 4;
    private static final int ARRAYS = 3;
    private static final int METHODS = 4;
    private static final int STATEMENTS = 7;

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private AllocationGenerator(long seed) {
        random = new Random(seed);
    }

    /** A class of the given name with a {@code main}. */
    public static String generate(long seed, String name) {
        return new AllocationGenerator(seed).program(name);
    }

    private String program(String name) {
        text.append("public final class ").append(name).append(" {\n    static Object sink;\n    static long sum;\n\n")
                .append("    static final class Node {\n        Node a;\n        Node b;\n        final long value;\n\n")
                .append("        Node(Node a, Node b, long value) {\n            this.a = a;\n            this.b = b;\n")
                .append("            this.value = value;\n        }\n    }\n\n")
                .append("    static void walk(Node node, int depth) {\n        if (node != null && depth > 0) {\n")
                .append("            sum = sum * 31 + node.value;\n            walk(node.a, depth - 1);\n            walk(node.b, depth - 2);\n        }\n    }\n\n");
        for (int i = 0; i < METHODS; i++) {
            method(i);
        }
        text.append("    public static void main(String[] arguments) {\n        Node node = new Node(null, null, 1);\n")
                .append("        for (int i = 0; i < 3; i++) {\n            node = m0(node, new int[] {i, 2, 3}, i);\n            walk(node, 12);\n        }\n")
                .append("        System.out.println(sum);\n    }\n}\n");
        return text.toString();
    }

    private void method(int number) {
        text.append("    static Node m").append(number).append("(Node n0, int[] a0, int p) {\n");
        for (int i = 1; i < NODES; i++) {
            text.append("        Node n").append(i).append(" = new Node(n0, null, p + ").append(i).append(");\n");
        }
        for (int i = 1; i < ARRAYS; i++) {
            text.append("        int[] a").append(i).append(" = new int[").append(5 + random.nextInt(30)).append("];\n");
        }
        text.append("        Object[] r = new Object[").append(4 + random.nextInt(12)).append("];\n");
        for (int i = 0; i < STATEMENTS; i++) {
            text.append("        ").append(statement(number)).append('\n');
        }
        text.append("        for (Object each : r) {\n            if (each instanceof Node kept) {\n                walk(kept, 4);\n")
                .append("            } else if (each instanceof int[] kept) {\n                sum = sum * 17 + kept.length;\n            }\n        }\n");
        for (int i = 0; i < ARRAYS; i++) {
            text.append("        for (int each : a").append(i).append(") {\n            sum = sum * 7 + each;\n        }\n");
        }
        text.append("        return ").append(node()).append(";\n    }\n\n");
    }

    private String node() {
        return "n" + random.nextInt(NODES);
    }

    private String array() {
        return "a" + random.nextInt(ARRAYS);
    }

    private String made() {
        return switch (random.nextInt(4)) {
            case 0 -> "new Node(" + node() + ", " + node() + ", p)";
            case 1 -> "new int[p & 15]";
            case 2 -> "new Object[] {" + node() + ", " + array() + "}";
            default -> "Long.toString(sum).substring(0, 1)";
        };
    }

    /**
     * An array that is not needed behind the loop, at indices that begin so far away that their distance fits into no
     * instruction: the address of element 0 minus that distance is what the code may keep of the array.
     */
    private String farAway(int stride) {
        String type = random.nextBoolean() ? "int" : "long";
        int start = 600_000_000 + random.nextInt(1_000_000_000);
        int length = 10 + random.nextInt(50);
        return "{ " + type + "[] x = new " + type + "[p + " + length + "]; for (int i = 0; i < x.length; i++) { x[i] = i * 7 + p; } for (int i = "
                + start + "; i < " + start + " + p + " + length + "; i += " + stride + ") { sum = sum * 7 + x[i - " + start
                + "] + i; sink = " + made() + "; } }";
    }

    private String statement(int number) {
        String n = node();
        String m = node();
        String a = array();
        int offset = random.nextInt(2000);
        int stride = 1 + random.nextInt(4);
        return switch (random.nextInt(number + 1 < METHODS ? 12 : 11)) {
            case 0 -> n + " = new Node(" + m + ", " + node() + ", p);";
            case 1 -> "for (int i = " + offset + "; i < " + offset + " + " + a + ".length; i += " + stride + ") { " + a + "[i - " + offset
                    + "] += i; sink = " + made() + "; }";
            case 2 -> "for (int i = " + a + ".length - 1; i >= 0; i -= " + stride + ") { sum = sum * 3 + " + a + "[i]; " + n + " = new Node("
                    + n + ", null, i); }";
            case 3 -> "{ Node x = " + n + ".a; Node y = " + n + ".b; " + n + ".a = null; " + n + ".b = null; sink = " + made() + "; " + n
                    + ".a = y; " + n + ".b = x; }";
            case 4 -> "{ Node x = " + n + "; " + n + " = " + m + "; sink = " + made() + "; " + m + " = x; }";
            case 5 -> "for (int i = 0; i < r.length; i++) { r[i] = (i & " + stride + ") == 0 ? " + made() + " : " + n + "; }";
            case 6 -> "{ Object[] copy = new Object[r.length + " + stride + "]; System.arraycopy(r, 0, copy, " + stride
                    + ", r.length); sink = " + made() + "; r = copy; }";
            case 7 -> a + " = java.util.Arrays.copyOf(" + array() + ", " + (3 + random.nextInt(40)) + ");";
            case 8 -> "if (" + n + ".a != null) { " + n + " = " + n + ".a; sink = " + made() + "; }";
            case 9 -> "{ int[] x = " + a + "; " + a + " = new int[x.length + 1]; for (int i = 0; i < x.length; i++) { " + a
                    + "[x.length - i] = x[i]; } }";
            case 10 -> farAway(stride);
            default -> n + " = m" + (number + 1) + "(" + m + ", " + a + ", p + " + stride + ");";
        };
    }
}
