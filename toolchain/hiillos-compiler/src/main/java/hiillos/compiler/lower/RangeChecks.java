package hiillos.compiler.lower;

import hiillos.compiler.model.MethodInfo;
import java.util.List;

/**
 * The class library's checks of indices and ranges, {@code jdk.internal.util.Preconditions}: the comparisons in place, with a call
 * of the method itself, which then throws, where they fail. Inlined as they are, each would bring along the making of the
 * exception, and keep its callers from being inlined.
 */
final class RangeChecks {
    private RangeChecks() {}

    /** Emits a check and pushes its result; false if the method is none. */
    static boolean emit(MethodLowering m, MethodInfo method, List<Value> arguments) {
        if (!method.owner().name().equals("jdk/internal/util/Preconditions") || m.image.profile.isBare()
                || m.method.owner() == method.owner()) {
            return false;
        }
        FunctionBuilder f = m.f;
        String good;
        switch (method.name() + method.descriptor()) {
            case "checkIndex(IILjava/util/function/BiFunction;)I" -> good = both(f, f.define("icmp sge i32 " + ir(arguments, 1) + ", 0"),
                    f.define("icmp ult i32 " + ir(arguments, 0) + ", " + ir(arguments, 1)));
            case "checkFromToIndex(IIILjava/util/function/BiFunction;)I" -> good = both(f, f.define("icmp sge i32 " + ir(arguments, 0) + ", 0"),
                    both(f, f.define("icmp sle i32 " + ir(arguments, 0) + ", " + ir(arguments, 1)),
                            f.define("icmp sle i32 " + ir(arguments, 1) + ", " + ir(arguments, 2))));
            case "checkFromIndexSize(IIILjava/util/function/BiFunction;)I" -> {
                String space = f.define("sub i32 " + ir(arguments, 2) + ", " + ir(arguments, 0));
                String signs = f.define("or i32 " + ir(arguments, 0) + ", " + f.define("or i32 " + ir(arguments, 1) + ", " + ir(arguments, 2)));
                good = both(f, f.define("icmp sge i32 " + signs + ", 0"), f.define("icmp sle i32 " + ir(arguments, 1) + ", " + space));
            }
            default -> {
                return false;
            }
        }
        f.check(good, () -> {
            f.call("i32", Image.functionName(method), CallLowering.list(arguments), " #9");
            f.terminate("unreachable");
        });
        m.stack.push(arguments.getFirst().withLocal(-1));
        return true;
    }

    private static String ir(List<Value> arguments, int index) {
        return arguments.get(index).ir();
    }

    private static String both(FunctionBuilder f, String one, String other) {
        return f.define("and i1 " + one + ", " + other);
    }
}
