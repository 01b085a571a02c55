package hiillos.compiler.interpret;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random expressions over all numeric types, evaluated by the interpreter and by this JVM. */
class RandomExpressionTest {
    private static final int CLASSES = 12;
    private static final int EXPRESSIONS = 300;

    @Test
    void interpreterAgreesWithTheJvm() {
        Random random = new Random(20260101);
        StringBuilder unit = new StringBuilder();
        for (int c = 0; c < CLASSES; c++) {
            unit.append("class R").append(c).append(" {\n");
            unit.append("static int[] I = {0, 1, -1, 7, -13, 31, 32, 33, 255, 65535, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x12345678};\n");
            unit.append("static long[] J = {0, 1, -1, 7, -13, 63, 64, 65, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, 0x123456789abcdefL, -4294967297L};\n");
            unit.append("static float[] F = {0, -0f, 1, -1.5f, 3.4e38f, 1e-45f, Float.NaN, 1 / 0f, -1 / 0f, 2147483648f, 0.1f, 1e20f, -7};\n");
            unit.append("static double[] D = {0, -0d, 1, -1.5, 1.7e308, 5e-324, Double.NaN, 1 / 0d, -1 / 0d, 9.3e18, 0.1, 1e20, -7};\n");
            for (int e = 0; e < EXPRESSIONS; e++) {
                char type = "IJFD".charAt(random.nextInt(4));
                String java = java(type);
                unit.append("static ").append(java).append(" v").append(e).append("() { try { return (").append(java).append(") (")
                        .append(expression(random, type, 4)).append("); } catch (ArithmeticException x) { return 77; } }\n");
                unit.append("static ").append(java).append(" e").append(e).append(" = v").append(e).append("();\n");
            }
            unit.append("}\n");
        }
        Sources sources = Sources.of(unit.toString());
        for (int c = 0; c < CLASSES; c++) {
            sources.assertSameStatics("R" + c);
        }
    }

    private static String java(char type) {
        return switch (type) {
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            default -> "double";
        };
    }

    private static String expression(Random random, char type, int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return type + "[" + random.nextInt(13) + "]";
        }
        boolean integral = type == 'I' || type == 'J';
        switch (random.nextInt(integral ? 8 : 5)) {
            case 0 -> {
                char from = "IJFD".charAt(random.nextInt(4));
                String narrow = type == 'I' ? new String[] {"byte", "short", "char", "int"}[random.nextInt(4)] : java(type);
                return "((" + narrow + ") " + expression(random, from, depth - 1) + ")";
            }
            case 1 -> {
                char compared = "IJFD".charAt(random.nextInt(4));
                String relation = new String[] {"<", "<=", ">", ">=", "==", "!="}[random.nextInt(6)];
                return "(" + expression(random, compared, depth - 1) + relation + expression(random, compared, depth - 1) + " ? "
                        + expression(random, type, depth - 1) + " : " + expression(random, type, depth - 1) + ")";
            }
            case 2 -> {
                return "(-" + expression(random, type, depth - 1) + ")";
            }
            case 3, 4 -> {
                String operator = new String[] {"+", "-", "*", "/", "%"}[random.nextInt(5)];
                return "(" + expression(random, type, depth - 1) + operator + expression(random, type, depth - 1) + ")";
            }
            case 5 -> {
                String operator = new String[] {"<<", ">>", ">>>"}[random.nextInt(3)];
                return "(" + expression(random, type, depth - 1) + operator
                        + expression(random, random.nextBoolean() ? 'I' : 'J', depth - 1) + ")";
            }
            case 6 -> {
                return "(~" + expression(random, type, depth - 1) + ")";
            }
            default -> {
                String operator = new String[] {"&", "|", "^"}[random.nextInt(3)];
                return "(" + expression(random, type, depth - 1) + operator + expression(random, type, depth - 1) + ")";
            }
        }
    }
}
