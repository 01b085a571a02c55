package hiillos.conformance.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes one random class whose {@code main} prints what it computed.
 *
 * <p>Every program ends: loops have constant bounds, calls go only to methods with a lower number, and every exception that
 * can arise is caught in {@code main}. The text depends on the seed alone.
 */
public final class ProgramGenerator {
    private static final int METHODS = 6;

    private final Random random;
    private final int methodCount;
    private final String className;
    private final StringBuilder out = new StringBuilder();
    private final List<Method> methods = new ArrayList<>();
    private final ExpressionGenerator expressions;
    private int loops;
    private int indentation = 1;

    /** A method of the program, with its parameters' types. */
    record Method(String name, Type result, List<Type> parameters) {}

    private ProgramGenerator(long seed, String className, int methodCount) {
        this.methodCount = methodCount;
        this.random = new Random(seed);
        this.className = className;
        this.expressions = new ExpressionGenerator(random, methods);
    }

    /** The source text of the program for a seed, in the unnamed package. */
    public static String generate(long seed, String className) {
        return generate(seed, className, METHODS);
    }

    /** As {@link #generate(long, String)}, with that many methods: two or three make a small program. */
    public static String generate(long seed, String className, int methodCount) {
        return new ProgramGenerator(seed, className, methodCount).program();
    }

    private String program() {
        out.append("public final class ").append(className).append(" {\n");
        line("interface Operation { long apply(long x, int y); }");
        line("record Pair(int first, long second) implements Operation {");
        line("    public long apply(long x, int y) { return second * x + first - y; }");
        line("}");
        line("record Scale(double factor) implements Operation {");
        line("    public long apply(long x, int y) { return (long) (x * factor) ^ y; }");
        line("}");
        line("static final class Oops extends RuntimeException {");
        line("    final int code;");
        line("    Oops(int code) { super(\"oops \" + code); this.code = code; }");
        line("}");
        for (Type t : Type.values()) {
            line("static " + t.source + " s" + t.letter + " = " + expressions.literal(t) + ";");
        }
        line("static int[] ints = new int[16];");
        line("static long[] longs = new long[8];");
        line("static byte[] bytes = new byte[32];");
        for (int i = 0; i < methodCount; i++) {
            method(i);
        }
        main();
        return out.append("}\n").toString();
    }

    private void line(String text) {
        out.append("    ".repeat(indentation)).append(text).append('\n');
    }

    private void method(int number) {
        Type result = Type.any(random);
        List<Type> parameters = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parameters.add(Type.any(random));
        }
        StringBuilder head = new StringBuilder("static " + result.source + " m" + number + "(");
        Scope scope = new Scope();
        for (int i = 0; i < parameters.size(); i++) {
            head.append(i == 0 ? "" : ", ").append(parameters.get(i).source).append(" p").append(i);
            scope.declare("p" + i, parameters.get(i));
        }
        line(head.append(") {").toString());
        indentation++;
        for (int i = 3 + random.nextInt(5); i > 0; i--) {
            statement(scope, 3);
        }
        line("return " + expressions.expression(result, scope, 4) + ";");
        indentation--;
        line("}");
        methods.add(new Method("m" + number, result, parameters));
    }

    private void block(Scope scope, int depth) {
        Scope inner = new Scope(scope);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            statement(inner, depth - 1);
        }
    }

    private void statement(Scope scope, int depth) {
        switch (depth <= 0 ? random.nextInt(4) : random.nextInt(12)) {
            case 0, 1 -> {
                Type type = Type.any(random);
                String name = scope.fresh();
                line(type.source + " " + name + " = " + expressions.expression(type, scope, 4) + ";");
                scope.declare(name, type);
            }
            case 2 -> assign(scope);
            case 3 -> line(switch (random.nextInt(4)) {
                case 0 -> "ints[(" + expressions.expression(Type.INT, scope, 3) + ") & 15] "
                        + (random.nextBoolean() ? "=" : "+=") + " " + expressions.expression(Type.INT, scope, 3) + ";";
                case 1 -> "longs[(" + expressions.expression(Type.INT, scope, 2) + ") & 7] ^= "
                        + expressions.expression(Type.LONG, scope, 3) + ";";
                case 2 -> "bytes[(" + expressions.expression(Type.INT, scope, 2) + ") & 31] += "
                        + expressions.expression(Type.INT, scope, 3) + ";";
                // Sometimes out of bounds, on purpose.
                default -> "ints[(" + expressions.expression(Type.INT, scope, 2) + ") & "
                        + (random.nextInt(4) == 0 ? "31" : "15") + "] = "
                        + expressions.expression(Type.INT, scope, 2) + ";";
            });
            case 4, 5 -> {
                line("if (" + expressions.expression(Type.BOOLEAN, scope, 4) + ") {");
                nested(scope, depth);
                if (random.nextBoolean()) {
                    line("} else {");
                    nested(scope, depth);
                }
                line("}");
            }
            case 6, 7 -> loop(scope, depth);
            case 8 -> choice(scope, depth);
            case 9 -> attempt(scope, depth);
            case 10 -> line("if (si % 3 == 1 && " + expressions.expression(Type.BOOLEAN, scope, 3) + " && "
                    + expressions.expression(Type.BOOLEAN, scope, 2) + ") throw new Oops("
                    + expressions.expression(Type.INT, scope, 2) + ");");
            default -> {
                String name = scope.fresh();
                line("Operation " + name + " = " + expressions.expression(Type.BOOLEAN, scope, 2) + " ? new Pair("
                        + expressions.expression(Type.INT, scope, 2) + ", " + expressions.expression(Type.LONG, scope, 2)
                        + ") : " + (random.nextBoolean() ? "new Scale(" + expressions.expression(Type.DOUBLE, scope, 2) + ")"
                        : "(x, y) -> x - y * " + expressions.literal(Type.INT)) + ";");
                line("sl += " + name + ".apply(" + expressions.expression(Type.LONG, scope, 2) + ", "
                        + expressions.expression(Type.INT, scope, 2) + ");");
            }
        }
    }

    private void nested(Scope scope, int depth) {
        indentation++;
        block(scope, depth);
        indentation--;
    }

    private void assign(Scope scope) {
        Type type = Type.any(random);
        String target = "s" + type.letter;
        String local = scope.variable(type, random);
        if (local != null && random.nextInt(3) > 0) {
            target = local;
        }
        String operator = type.isNumeric() ? List.of("=", "+=", "-=", "*=").get(random.nextInt(4)) : "=";
        line(target + " " + operator + " " + expressions.expression(type, scope, 4) + ";");
    }

    private void loop(Scope scope, int depth) {
        String counter = "i" + loops++;
        int bound = 1 + random.nextInt(12);
        boolean labelled = random.nextInt(4) == 0;
        line((labelled ? "l" + counter + ": " : "") + "for (int " + counter + " = 0; " + counter + " < " + bound + "; "
                + counter + "++) {");
        indentation++;
        Scope inner = new Scope(scope);
        inner.declareFinal(counter, Type.INT);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            statement(inner, depth - 1);
        }
        if (random.nextInt(3) == 0) {
            line("if (" + expressions.expression(Type.BOOLEAN, inner, 2) + ") " + (random.nextBoolean() ? "break" : "continue")
                    + (labelled ? " l" + counter : "") + ";");
        }
        indentation--;
        line("}");
    }

    private void choice(Scope scope, int depth) {
        boolean text = random.nextInt(4) == 0;
        line(text ? "switch (String.valueOf((" + expressions.expression(Type.INT, scope, 2) + ") & 3)) {"
                : "switch ((" + expressions.expression(Type.INT, scope, 3) + ") " + (random.nextBoolean() ? "& 7" : "% 5") + ") {");
        indentation++;
        for (int i = 0; i < 3; i++) {
            line("case " + (text ? "\"" + i + "\"" : Integer.toString(i * (random.nextBoolean() ? 1 : i + 1) + i)) + " -> {");
            nested(scope, depth);
            line("}");
        }
        line("default -> {");
        nested(scope, depth);
        line("}");
        indentation--;
        line("}");
    }

    private void attempt(Scope scope, int depth) {
        line("try {");
        nested(scope, depth);
        int kind = random.nextInt(3);
        if (kind != 1) {
            String caught = "e" + loops++;
            line("} catch (ArithmeticException | ArrayIndexOutOfBoundsException " + caught + ") {");
            indentation++;
            line("si += " + caught + ".getMessage().length();");
            block(scope, depth - 1);
            indentation--;
        }
        if (kind == 2) {
            String caught = "e" + loops++;
            line("} catch (Oops " + caught + ") {");
            line("    si ^= " + caught + ".code;");
        }
        if (kind != 0) {
            line("} finally {");
            indentation++;
            line("sl++;");
            block(scope, depth - 2);
            indentation--;
        }
        line("}");
    }

    private void main() {
        line("public static void main(String[] arguments) {");
        indentation++;
        Scope scope = new Scope();
        for (Method m : methods) {
            for (int i = 0; i < 3; i++) {
                line("try {");
                StringBuilder call = new StringBuilder(m.name + "(");
                for (int p = 0; p < m.parameters.size(); p++) {
                    call.append(p == 0 ? "" : ", ").append(expressions.literal(m.parameters.get(p)));
                }
                line("    System.out.println(\"" + m.name + " \" + " + call + "));");
                line("} catch (RuntimeException e) {");
                line("    System.out.println(e);");
                line("}");
            }
        }
        for (Type t : Type.values()) {
            line("System.out.println(s" + t.letter + ");");
        }
        line("long sum = 0;");
        line("for (int x : ints) sum = sum * 31 + x;");
        line("for (long x : longs) sum = sum * 31 + x;");
        line("for (byte x : bytes) sum = sum * 31 + x;");
        line("System.out.println(sum);");
        indentation--;
        line("}");
    }
}
