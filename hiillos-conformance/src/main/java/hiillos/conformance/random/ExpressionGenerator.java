package hiillos.conformance.random;

import java.util.List;
import java.util.Random;

/** Random expressions of a wanted type, always well typed and fully parenthesised. */
final class ExpressionGenerator {
    private static final String[] INTS = {"0", "1", "-1", "2", "7", "31", "32", "33", "255", "65536", "1000000007",
        "Integer.MAX_VALUE", "Integer.MIN_VALUE", "0x55555555"};
    private static final String[] LONGS = {"0L", "1L", "-1L", "63L", "64L", "4294967296L", "Long.MAX_VALUE", "Long.MIN_VALUE",
        "0x9e3779b97f4a7c15L", "-7L"};
    private static final String[] FLOATS = {"0f", "-0f", "1.5f", "-3.25f", "1e20f", "Float.NaN", "Float.POSITIVE_INFINITY",
        "Float.MIN_VALUE", "3e9f"};
    private static final String[] DOUBLES = {"0d", "-0d", "0.1", "-2.5", "1e300", "Double.NaN", "Double.NEGATIVE_INFINITY",
        "4.9e-324", "9.3e18", "1e10"};

    private final Random random;
    private final List<ProgramGenerator.Method> methods;

    ExpressionGenerator(Random random, List<ProgramGenerator.Method> methods) {
        this.random = random;
        this.methods = methods;
    }

    String literal(Type type) {
        return switch (type) {
            case INT -> pick(INTS);
            case LONG -> pick(LONGS);
            case FLOAT -> pick(FLOATS);
            case DOUBLE -> pick(DOUBLES);
            case BYTE, SHORT -> "(" + type.source + ") " + random.nextInt(-200, 70000);
            case CHAR -> "(char) " + random.nextInt(70000);
            case BOOLEAN -> random.nextBoolean() ? "true" : "false";
        };
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    String expression(Type type, Scope scope, int depth) {
        if (depth <= 0) {
            return leaf(type, scope);
        }
        int r = random.nextInt(10);
        if (r == 0) {
            return leaf(type, scope);
        }
        if (r == 1) {
            String call = call(type, scope, depth);
            if (call != null) {
                return call;
            }
        }
        if (r == 2) {
            return "(" + expression(Type.BOOLEAN, scope, depth - 1) + " ? " + expression(type, scope, depth - 1) + " : "
                    + expression(type, scope, depth - 1) + ")";
        }
        if (type == Type.BOOLEAN) {
            return condition(scope, depth);
        }
        if (type.isSmall()) {
            return "(" + type.source + ") (" + expression(Type.number(random), scope, depth - 1) + ")";
        }
        if (r == 3) {
            return "(" + type.source + ") (" + expression(Type.number(random), scope, depth - 1) + ")";
        }
        return arithmetic(type, scope, depth);
    }

    private String leaf(Type type, Scope scope) {
        String variable = scope.readable(type, random);
        return switch (random.nextInt(4)) {
            case 0 -> literal(type);
            case 1 -> "s" + type.letter;
            case 2 -> type == Type.INT ? "ints[" + random.nextInt(16) + "]" : type == Type.LONG ? "longs[" + random.nextInt(8) + "]"
                    : type == Type.BYTE ? "bytes[" + random.nextInt(32) + "]" : variable != null ? variable : literal(type);
            default -> variable != null ? variable : literal(type);
        };
    }

    private String call(Type type, Scope scope, int depth) {
        List<ProgramGenerator.Method> fit = methods.stream().filter(m -> m.result() == type).toList();
        if (fit.isEmpty()) {
            return null;
        }
        ProgramGenerator.Method m = fit.get(random.nextInt(fit.size()));
        StringBuilder text = new StringBuilder(m.name()).append('(');
        for (int i = 0; i < m.parameters().size(); i++) {
            text.append(i == 0 ? "" : ", ").append(expression(m.parameters().get(i), scope, Math.min(2, depth - 1)));
        }
        return text.append(')').toString();
    }

    private String condition(Scope scope, int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "(" + expression(Type.BOOLEAN, scope, depth - 1) + pick(new String[] {" && ", " || ", " ^ ", " & ", " | "})
                    + expression(Type.BOOLEAN, scope, depth - 1) + ")";
            case 1 -> "!" + parenthesised(expression(Type.BOOLEAN, scope, depth - 1));
            default -> {
                Type operands = Type.number(random);
                yield "(" + expression(operands, scope, depth - 1)
                        + pick(new String[] {" < ", " <= ", " > ", " >= ", " == ", " != "})
                        + expression(operands, scope, depth - 1) + ")";
            }
        };
    }

    private static String parenthesised(String text) {
        return "(" + text + ")";
    }

    private String arithmetic(Type type, Scope scope, int depth) {
        String left = expression(type, scope, depth - 1);
        String right = expression(type, scope, depth - 1);
        if (type.isFloating()) {
            return switch (random.nextInt(7)) {
                case 5 -> "(-" + parenthesised(left) + ")";
                case 6 -> "Math." + pick(new String[] {"abs", "abs"}) + "(" + left + ")";
                default -> "(" + left + pick(new String[] {" + ", " - ", " * ", " / ", " % "}) + right + ")";
            };
        }
        String box = type == Type.INT ? "Integer" : "Long";
        return switch (random.nextInt(9)) {
            case 0 -> "(" + left + pick(new String[] {" << ", " >> ", " >>> "}) + expression(Type.INT, scope, depth - 1) + ")";
            case 1 -> "(~" + parenthesised(left) + ")";
            // Seldom by what may be zero: else nearly every method would only throw.
            case 2 -> random.nextInt(40) == 0 ? "(" + left + pick(new String[] {" / ", " % "}) + right + ")"
                    : "(" + left + " - " + right + ")";
            case 3 -> "(" + left + pick(new String[] {" / ", " % "}) + "(" + right + " | 1))";
            case 4 -> type == Type.INT ? box + "." + pick(new String[] {"bitCount", "numberOfLeadingZeros", "reverse"}) + "("
                    + left + ")"
                    : box + "." + pick(new String[] {"reverseBytes", "highestOneBit", "signum"}) + "(" + left + ")"
                    + (random.nextBoolean() ? "" : " + " + right);
            case 5 -> "(-" + parenthesised(left) + ")";
            default -> "(" + left + pick(new String[] {" + ", " - ", " * ", " & ", " | ", " ^ "}) + right + ")";
        };
    }
}
