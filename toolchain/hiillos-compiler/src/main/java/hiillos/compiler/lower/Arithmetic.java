package hiillos.compiler.lower;

import hiillos.compiler.CompileException;
import java.lang.classfile.Opcode;

/** Arithmetic, comparison and conversion instructions, with Java's semantics where LLVM's differ. */
final class Arithmetic {
    private final MethodLowering m;
    private final FunctionBuilder f;
    private final OperandStack stack;

    Arithmetic(MethodLowering method) {
        this.m = method;
        this.f = method.f;
        this.stack = method.stack;
    }

    void operator(Opcode opcode) {
        switch (opcode) {
            case IADD -> binary("add", Kind.INT);
            case LADD -> binary("add", Kind.LONG);
            case FADD -> binary("fadd", Kind.FLOAT);
            case DADD -> binary("fadd", Kind.DOUBLE);
            case ISUB -> binary("sub", Kind.INT);
            case LSUB -> binary("sub", Kind.LONG);
            case FSUB -> binary("fsub", Kind.FLOAT);
            case DSUB -> binary("fsub", Kind.DOUBLE);
            case IMUL -> binary("mul", Kind.INT);
            case LMUL -> binary("mul", Kind.LONG);
            case FMUL -> binary("fmul", Kind.FLOAT);
            case DMUL -> binary("fmul", Kind.DOUBLE);
            case FDIV -> binary("fdiv", Kind.FLOAT);
            case DDIV -> binary("fdiv", Kind.DOUBLE);
            case IDIV, IREM -> divide(Kind.INT, opcode == Opcode.IREM);
            case LDIV, LREM -> divide(Kind.LONG, opcode == Opcode.LREM);
            case FREM -> remainder("frem", Kind.FLOAT);
            case DREM -> remainder("drem", Kind.DOUBLE);
            case IAND -> binary("and", Kind.INT);
            case LAND -> binary("and", Kind.LONG);
            case IOR -> binary("or", Kind.INT);
            case LOR -> binary("or", Kind.LONG);
            case IXOR -> binary("xor", Kind.INT);
            case LXOR -> binary("xor", Kind.LONG);
            case ISHL -> shift("shl", Kind.INT);
            case LSHL -> shift("shl", Kind.LONG);
            case ISHR -> shift("ashr", Kind.INT);
            case LSHR -> shift("ashr", Kind.LONG);
            case IUSHR -> shift("lshr", Kind.INT);
            case LUSHR -> shift("lshr", Kind.LONG);
            case INEG -> stack.push(Value.integer(f.define("sub i32 0, " + stack.pop().ir())));
            case LNEG -> stack.push(Value.of(Kind.LONG, f.define("sub i64 0, " + stack.pop().ir())));
            case FNEG -> stack.push(Value.of(Kind.FLOAT, f.define("fneg float " + stack.pop().ir())));
            case DNEG -> stack.push(Value.of(Kind.DOUBLE, f.define("fneg double " + stack.pop().ir())));
            case LCMP -> {
                Value right = stack.pop();
                Value left = stack.pop();
                f.image.module.declare("@llvm.scmp.i32.i64", "declare i32 @llvm.scmp.i32.i64(i64, i64)");
                stack.push(Value.integer(f.define("call i32 @llvm.scmp.i32.i64(i64 " + left.ir() + ", i64 " + right.ir() + ")")));
            }
            case FCMPL, DCMPL -> compare("ogt", "1", "-1");
            case FCMPG, DCMPG -> compare("olt", "-1", "1");
            default -> throw new CompileException("operator " + opcode + " is not supported");
        }
    }

    private void requireFloatingPoint(Kind kind) {
        if (m.image.profile.isBare() && (kind == Kind.FLOAT || kind == Kind.DOUBLE)) {
            throw new CompileException("floating point is not possible in bare profiles");
        }
    }

    private void binary(String operation, Kind kind) {
        requireFloatingPoint(kind);
        Value right = stack.pop();
        Value left = stack.pop();
        stack.push(Value.of(kind, f.define(operation + " " + kind.ir(null) + " " + left.ir() + ", " + right.ir())));
    }

    /** {@code MIN_VALUE / -1} is MIN_VALUE and leaves 0 (JLS 15.17.2); LLVM and the CPU would trap. */
    private void divide(Kind kind, boolean remainder) {
        String type = kind.ir(null);
        Value divisor = stack.pop();
        Value dividend = stack.pop();
        Long constant = isNumber(divisor.ir()) ? Long.valueOf(divisor.ir()) : null;
        if (constant == null || constant == 0) {
            String good = f.define("icmp ne " + type + " " + divisor.ir() + ", 0");
            f.check(good, () -> f.callThrower("throwArithmetic", ""));
        }
        String safe = divisor.ir();
        String isMinusOne = null;
        if (constant == null || constant == -1) {
            isMinusOne = f.define("icmp eq " + type + " " + divisor.ir() + ", -1");
            safe = f.define("select i1 " + isMinusOne + ", " + type + " 1, " + type + " " + divisor.ir());
        }
        String result = f.define((remainder ? "srem " : "sdiv ") + type + " " + dividend.ir() + ", " + safe);
        if (isMinusOne != null && !remainder) {
            String negated = f.define("sub " + type + " 0, " + dividend.ir());
            result = f.define("select i1 " + isMinusOne + ", " + type + " " + negated + ", " + type + " " + result);
        }
        stack.push(Value.of(kind, result));
    }

    private static boolean isNumber(String ir) {
        char first = ir.charAt(0);
        return first == '-' || first >= '0' && first <= '9';
    }

    private void remainder(String hook, Kind kind) {
        requireFloatingPoint(kind);
        Value right = stack.pop();
        Value left = stack.pop();
        stack.push(Value.of(kind, f.callHook(hook, left.typed() + ", " + right.typed())));
    }

    /** Only the low five (six) bits of the distance count (JLS 15.19). */
    private void shift(String operation, Kind kind) {
        Value distance = stack.pop();
        Value value = stack.pop();
        String masked = f.define("and i32 " + distance.ir() + ", " + (kind == Kind.INT ? 31 : 63));
        if (kind == Kind.LONG) {
            masked = f.define("zext i32 " + masked + " to i64");
        }
        stack.push(Value.of(kind, f.define(operation + " " + kind.ir(null) + " " + value.ir() + ", " + masked)));
    }

    /** Floating-point comparison to -1, 0, 1; NaN gives {@code otherwise}. */
    private void compare(String predicate, String ifTrue, String otherwise) {
        Value right = stack.pop();
        Value left = stack.pop();
        requireFloatingPoint(left.kind());
        String equal = f.define("fcmp oeq " + left.typed() + ", " + right.ir());
        String test = f.define("fcmp " + predicate + " " + left.typed() + ", " + right.ir());
        String unequal = f.define("select i1 " + test + ", i32 " + ifTrue + ", i32 " + otherwise);
        stack.push(Value.integer(f.define("select i1 " + equal + ", i32 0, i32 " + unequal)));
    }

    void convert(Opcode opcode) {
        Value v = stack.pop();
        requireFloatingPoint(v.kind());
        stack.push(switch (opcode) {
            case I2L -> Value.of(Kind.LONG, f.define("sext i32 " + v.ir() + " to i64"));
            case I2F -> floating(Kind.FLOAT, "sitofp i32 " + v.ir() + " to float");
            case I2D -> floating(Kind.DOUBLE, "sitofp i32 " + v.ir() + " to double");
            case L2I -> Value.integer(f.define("trunc i64 " + v.ir() + " to i32"));
            case L2F -> floating(Kind.FLOAT, "sitofp i64 " + v.ir() + " to float");
            case L2D -> floating(Kind.DOUBLE, "sitofp i64 " + v.ir() + " to double");
            case F2D -> Value.of(Kind.DOUBLE, f.define("fpext float " + v.ir() + " to double"));
            case D2F -> Value.of(Kind.FLOAT, f.define("fptrunc double " + v.ir() + " to float"));
            case F2I, D2I -> saturate(v, Kind.INT);
            case F2L, D2L -> saturate(v, Kind.LONG);
            case I2B -> Value.integer(f.define("sext i8 " + f.define("trunc i32 " + v.ir() + " to i8") + " to i32"));
            case I2C -> Value.integer(f.define("and i32 " + v.ir() + ", 65535"));
            case I2S -> Value.integer(f.define("sext i16 " + f.define("trunc i32 " + v.ir() + " to i16") + " to i32"));
            default -> throw new CompileException("conversion " + opcode + " is not supported");
        });
    }

    private Value floating(Kind kind, String expression) {
        requireFloatingPoint(kind);
        return Value.of(kind, f.define(expression));
    }

    /** NaN becomes 0, what is out of range the nearest bound (JLS 5.1.3). */
    private Value saturate(Value v, Kind to) {
        String type = to.ir(null);
        String from = v.kind() == Kind.FLOAT ? "f32" : "f64";
        String name = "@llvm.fptosi.sat." + type + "." + from;
        f.image.module.declare(name, "declare " + type + " " + name + "(" + v.kind().ir(null) + ")");
        return Value.of(to, f.define("call " + type + " " + name + "(" + v.typed() + ")"));
    }
}
