package hiillos.compiler.analysis;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes an image as large as it is, as text for people: bytecode by package, objects made at build time by class, and the
 * calls that drag in most. A method belongs to the call that reached it first, so the sums below one another make a tree.
 */
public final class SizeReport {
    private static final int LINES = 25;
    /** A call is listed when no other one below it accounts for more than this part of what it drags in. */
    private static final double DOMINANT = 0.9;

    private final Analysis analysis;
    private final Map<MethodInfo, Integer> own = new LinkedHashMap<>();
    private final Map<MethodInfo, Integer> below = new IdentityHashMap<>();
    private final Map<MethodInfo, List<MethodInfo>> reached = new IdentityHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private SizeReport(Analysis analysis) {
        this.analysis = analysis;
    }

    /** The report; the analysis has ended. */
    public static String of(Analysis analysis) {
        SizeReport report = new SizeReport(analysis);
        report.count();
        report.packages();
        report.heap();
        report.calls();
        return report.text.toString();
    }

    private void count() {
        for (MethodBody body : analysis.bodies().values()) {
            own.put(body.method(), ((CodeAttribute) body.method().code()).codeLength());
        }
        for (MethodInfo method : own.keySet()) {
            MethodInfo caller = caller(method);
            if (caller != null && own.containsKey(caller)) {
                reached.computeIfAbsent(caller, m -> new ArrayList<>()).add(method);
            }
        }
        // A method is discovered after its caller, so the callers' sums are complete when the order is walked backwards.
        for (MethodInfo method : List.copyOf(own.keySet()).reversed()) {
            int sum = below.merge(method, own.get(method), Integer::sum);
            MethodInfo caller = caller(method);
            if (caller != null && own.containsKey(caller)) {
                below.merge(caller, sum, Integer::sum);
            }
        }
    }

    private MethodInfo caller(MethodInfo method) {
        Analysis.Origin origin = analysis.origin(method);
        return origin == null ? null : origin.caller();
    }

    private void packages() {
        Map<String, int[]> sums = new TreeMap<>();
        own.forEach((method, bytes) -> {
            int[] sum = sums.computeIfAbsent(packageOf(method.owner()), p -> new int[2]);
            sum[0] += bytes;
            sum[1]++;
        });
        title("bytes of bytecode, methods, package");
        sums.entrySet().stream().sorted(Comparator.comparingInt(e -> -e.getValue()[0])).limit(LINES)
                .forEach(e -> text.append("%8d %6d %s%n".formatted(e.getValue()[0], e.getValue()[1], e.getKey())));
    }

    private static String packageOf(ClassInfo type) {
        int slash = type.name().lastIndexOf('/');
        return slash < 0 ? "(none)" : type.name().substring(0, slash).replace('/', '.');
    }

    private void heap() {
        Map<String, int[]> sums = new TreeMap<>();
        for (HeapObject object : analysis.heapObjects()) {
            int bytes = object instanceof HeapObject.HeapArray array
                    ? ClassInfo.ARRAY_BASE_OFFSET + array.length() * elementBytes(array.type()) : object.type().instanceBytes();
            int[] sum = sums.computeIfAbsent(object.type().name().replace('/', '.'), p -> new int[2]);
            sum[0] += bytes;
            sum[1]++;
        }
        title("bytes of objects made at build time, objects, class");
        sums.entrySet().stream().sorted(Comparator.comparingInt(e -> -e.getValue()[0])).limit(LINES)
                .forEach(e -> text.append("%8d %6d %s%n".formatted(e.getValue()[0], e.getValue()[1], e.getKey())));
        text.append("%8d classes have a Class object%n".formatted(analysis.mirrors().size()));
    }

    private static int elementBytes(ClassInfo array) {
        return switch (array.component().descriptor().charAt(0)) {
            case 'Z', 'B' -> 1;
            case 'C', 'S' -> 2;
            case 'I', 'F' -> 4;
            default -> 8;
        };
    }

    private void calls() {
        title("bytes of bytecode that a call drags in, and how it is reached");
        own.keySet().stream().filter(this::isInteresting).sorted(Comparator.comparingInt(m -> -below.get(m))).limit(LINES)
                .forEach(method -> {
                    text.append("%8d %s%n".formatted(below.get(method), Analysis.readable(method)));
                    List<String> path = analysis.callPath(analysis.origin(method));
                    path.stream().limit(6).forEach(place -> text.append("             from ").append(place).append('\n'));
                });
    }

    private boolean isInteresting(MethodInfo method) {
        return reached.getOrDefault(method, List.of()).stream().noneMatch(m -> below.get(m) > DOMINANT * below.get(method));
    }

    private void title(String title) {
        text.append(text.isEmpty() ? "" : "\n").append(title).append('\n');
    }
}
