package hiillos.compiler.interpret;

import static hiillos.compiler.interpret.Op.*;

/** Floating-point instructions on raw bits; Java's own arithmetic is the reference. */
final class FloatingPoint {
    private FloatingPoint() {}

    static int single(int op, long[] p, int sp) {
        if (op == FNEG) {
            p[sp - 1] = bits(-single(p[sp - 1]));
            return sp;
        }
        float left = single(p[sp - 2]);
        float right = single(p[sp - 1]);
        p[sp - 2] = switch (op) {
            case FADD -> bits(left + right);
            case FSUB -> bits(left - right);
            case FMUL -> bits(left * right);
            case FDIV -> bits(left / right);
            case FREM -> bits(left % right);
            default -> left < right ? -1 : left > right ? 1 : left == right ? 0 : op == FCMPG ? 1 : -1;
        };
        return sp - 1;
    }

    static int twice(int op, long[] p, int sp) {
        if (op == DNEG) {
            p[sp - 2] = bits(-twice(p[sp - 2]));
            return sp;
        }
        double left = twice(p[sp - 4]);
        double right = twice(p[sp - 2]);
        if (op == DCMPL || op == DCMPG) {
            p[sp - 4] = left < right ? -1 : left > right ? 1 : left == right ? 0 : op == DCMPG ? 1 : -1;
            return sp - 3;
        }
        p[sp - 4] = bits(switch (op) {
            case DADD -> left + right;
            case DSUB -> left - right;
            case DMUL -> left * right;
            case DDIV -> left / right;
            default -> left % right;
        });
        return sp - 2;
    }

    static int convert(int op, long[] p, int sp) {
        int from = op >= F2I && op <= F2D || op == I2F || op == I2D ? sp - 1 : sp - 2;
        long value = p[from];
        p[from] = switch (op) {
            case I2F -> bits((float) (int) value);
            case I2D -> bits((double) (int) value);
            case L2F -> bits((float) value);
            case L2D -> bits((double) value);
            case F2I -> (int) single(value);
            case F2L -> (long) single(value);
            case F2D -> bits((double) single(value));
            case D2I -> (int) twice(value);
            case D2L -> (long) twice(value);
            default -> bits((float) twice(value));
        };
        boolean wide = op == I2D || op == L2D || op == F2L || op == F2D || op == D2L;
        return from + (wide ? 2 : 1);
    }

    private static float single(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    private static double twice(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static long bits(float value) {
        return Float.floatToRawIntBits(value);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
