package hiillos.compiler.stack;

import hiillos.compiler.CompileException;
import hiillos.compiler.stack.Disassembly.Function;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The deepest that each stack of an image can get: the longest path through the call graph, frame sizes and return
 * addresses added up. Recursion, calls through pointers that the limits do not name, and frames sized at run time have no bound and are errors.
 *
 * <p>Functions that nobody calls are where stacks begin: entry stubs, vectors.
 */
public final class StackDepth {
    private final Map<String, FrameDepths> frames = new LinkedHashMap<>();
    private final Disassembly code;
    private final StackLimits limits;
    private final Map<String, Integer> known = new HashMap<>();
    private final Map<String, String> next = new HashMap<>();
    private final List<String> path = new ArrayList<>();

    private StackDepth(Disassembly code, StackLimits limits) {
        this.code = code;
        this.limits = limits;
    }

    /**
     * Checks an image.
     *
     * @param disassembly of the linked image, as {@link Disassembly} says
     * @param limitsFile as {@link StackLimits} says
     * @return lines for people: the stacks, the deepest first, each with its path
     * @throws CompileException when a stack is too small or has no bound
     */
    public static List<String> check(String disassembly, Path limitsFile) throws IOException {
        return check(disassembly, StackLimits.read(limitsFile));
    }

    static List<String> check(String disassembly, StackLimits limits) {
        return new StackDepth(Disassembly.parse(disassembly), limits).check();
    }

    private List<String> check() {
        Set<String> called = new HashSet<>();
        for (Function function : code.functions()) {
            FrameDepths frame = FrameDepths.of(function);
            frames.put(function.name(), frame);
            addPointerCalls(function, frame);
            for (FrameDepths.Edge edge : frame.edges()) {
                called.add(target(function, edge).name());
            }
        }
        // The functions entered once may call each other: the first entry is the only one.
        int once = 0;
        String onceRoot = null;
        for (Function function : code.functions()) {
            if (limits.isOnce(function.name()) && depth(function) > once) {
                once = depth(function);
                onceRoot = function.name();
            }
        }
        record Root(String name, int bytes) {}
        List<Root> roots = new ArrayList<>();
        for (Function function : code.functions()) {
            // All of them: functions that only call each other have no beginning.
            int bytes = depth(function) + once;
            boolean begins = !called.contains(function.name()) && !limits.isOnce(function.name());
            if (begins || limits.names(function.name())) {
                roots.add(new Root(function.name(), bytes));
            }
        }
        roots.sort((a, b) -> a.bytes() != b.bytes() ? Integer.compare(b.bytes(), a.bytes()) : a.name().compareTo(b.name()));
        List<String> report = new ArrayList<>();
        for (Root root : roots) {
            int limit = limits.of(root.name());
            String line = "%d of %s bytes: %s".formatted(root.bytes(), limit == Integer.MAX_VALUE ? "any" : "" + limit,
                    path(root.name()));
            if (root.bytes() > limit) {
                throw new CompileException("a stack is too small: needs " + line);
            }
            report.add(line);
        }
        if (onceRoot != null) {
            report.add("of these %d bytes for what is entered once: %s".formatted(once, path(onceRoot)));
        }
        return report;
    }

    private void addPointerCalls(Function function, FrameDepths frame) {
        if (frame.pointerDepth() < 0) {
            return;
        }
        int before = frame.edges().size();
        for (Function callee : code.functions()) {
            if (limits.mayCall(function.name(), callee.name())) {
                frame.edges().add(new FrameDepths.Edge(callee.address(), frame.pointerDepth()));
            }
        }
        if (frame.edges().size() == before) {
            throw new CompileException("the stack's depth has no bound: " + function.name()
                    + " calls through a pointer; name what it reaches with 'calls' in the file of limits");
        }
    }

    private String path(String root) {
        StringBuilder text = new StringBuilder();
        for (String name = root; name != null; name = next.get(name)) {
            text.append(text.isEmpty() ? "" : " > ").append(name).append(" (").append(frames.get(name).deepest()).append(')');
        }
        return text.toString();
    }

    private Function target(Function from, FrameDepths.Edge edge) {
        Function target = code.byAddress().get(edge.target());
        if (target != null) {
            return target;
        }
        // A jump into the middle: assembly with local labels. The symbol before it stands for it.
        Function best = null;
        for (Function function : code.functions()) {
            if (Long.compareUnsigned(function.address(), edge.target()) <= 0
                    && (best == null || Long.compareUnsigned(function.address(), best.address()) > 0)) {
                best = function;
            }
        }
        if (best == null) {
            throw new CompileException(from.name() + " jumps to 0x" + Long.toHexString(edge.target()) + ", which is in no function");
        }
        return best;
    }

    private int depth(Function function) {
        Integer done = known.get(function.name());
        if (done != null) {
            return done;
        }
        boolean once = limits.isOnce(function.name());
        if (path.contains(function.name())) {
            if (once) {
                return 0;
            }
            throw new CompileException("the stack's depth has no bound: recursion "
                    + String.join(" > ", path.subList(path.indexOf(function.name()), path.size())) + " > " + function.name());
        }
        path.add(function.name());
        FrameDepths frame = frames.get(function.name());
        int deepest = frame.deepest();
        String by = null;
        for (FrameDepths.Edge edge : frame.edges()) {
            Function callee = target(function, edge);
            boolean itself = callee == function && !isCallOfItself(function, edge);
            // What is entered once is added at the end, to the deepest of all; only its own kind follows it.
            if (itself || limits.isOnce(callee.name()) && !once) {
                continue;
            }
            int bytes = edge.depth() + depth(callee);
            if (bytes > deepest) {
                deepest = bytes;
                by = callee.name();
            }
        }
        path.removeLast();
        known.put(function.name(), deepest);
        if (by != null) {
            next.put(function.name(), by);
        }
        return deepest;
    }

    /** A jump into a function's own middle is a loop, not a call. */
    private static boolean isCallOfItself(Function function, FrameDepths.Edge edge) {
        return edge.target() == function.address() && edge.depth() > 0;
    }
}
