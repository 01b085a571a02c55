package hiillos.compiler.lower;

import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.analysis.Calls;
import hiillos.compiler.analysis.MethodBody;
import hiillos.compiler.analysis.PolymorphicCalls;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The methods that call themselves, directly or through others, as far as LLVM can see the calls: it would conclude of such that
 * they throw nothing, although they end in a {@link StackOverflowError}. Calls that look the target up at run time need no
 * care, as LLVM knows nothing of what they reach. Strongly connected components by Tarjan's algorithm, without recursion.
 */
final class Recursion {
    /** A call with more targets is a look-up in any case; with fewer, a narrower type may leave one. */
    private static final int MOST_TARGETS = 3;

    private final Analysis analysis;
    private final Dispatch dispatch;
    private final Map<MethodInfo, Node> nodes = new HashMap<>();
    private final Set<MethodInfo> recursive = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private int count;

    private static final class Node {
        private final MethodInfo method;
        private final List<MethodInfo> callees;
        private final int number;
        private int lowest;
        private int next;
        private boolean isOpen = true;

        private Node(MethodInfo method, List<MethodInfo> callees, int number) {
            this.method = method;
            this.callees = callees;
            this.number = number;
            this.lowest = number;
        }
    }

    Recursion(Analysis analysis, Dispatch dispatch) {
        this.analysis = analysis;
        this.dispatch = dispatch;
        for (MethodBody body : analysis.bodies().values()) {
            if (!nodes.containsKey(body.method())) {
                visit(body.method());
            }
        }
    }

    /** Whether the method can come to call itself. */
    boolean contains(MethodInfo method) {
        return recursive.contains(method);
    }

    private void visit(MethodInfo start) {
        Deque<Node> path = new ArrayDeque<>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            Node node = path.peek();
            if (node.next < node.callees.size()) {
                MethodInfo callee = node.callees.get(node.next++);
                Node known = nodes.get(callee);
                if (known == null) {
                    path.push(enter(callee));
                } else if (known.isOpen) {
                    node.lowest = Math.min(node.lowest, known.number);
                    if (known == node) {
                        recursive.add(callee);
                    }
                }
                continue;
            }
            path.pop();
            if (!path.isEmpty()) {
                path.peek().lowest = Math.min(path.peek().lowest, node.lowest);
            }
            if (node.lowest == node.number) {
                close(node);
            }
        }
    }

    private Node enter(MethodInfo method) {
        Node node = new Node(method, callees(method), count++);
        nodes.put(method, node);
        open.push(node);
        return node;
    }

    private void close(Node first) {
        boolean alone = open.peek() == first;
        Node node;
        do {
            node = open.pop();
            node.isOpen = false;
            if (!alone) {
                recursive.add(node.method);
            }
        } while (node != first);
    }

    private List<MethodInfo> callees(MethodInfo method) {
        MethodBody body = analysis.bodies().get(method);
        List<MethodInfo> callees = new ArrayList<>();
        if (body != null) {
            for (int b = 0; b < body.blockCount(); b++) {
                for (int i = body.blockStart(b); body.isLive(b) && i < body.blockEnd(b); i++) {
                    if (body.instruction(i) instanceof InvokeInstruction call && !PolymorphicCalls.isPolymorphic(call)) {
                        addTargets(method, call, callees);
                    }
                }
            }
        }
        return callees;
    }

    private void addTargets(MethodInfo caller, InvokeInstruction call, List<MethodInfo> callees) {
        MethodInfo resolved = analysis.bind(Calls.resolve(analysis.world(), call), null);
        if (call.opcode() == Opcode.INVOKESTATIC) {
            callees.add(resolved);
        } else if (call.opcode() == Opcode.INVOKESPECIAL) {
            callees.add(Calls.special(caller.owner(), resolved));
        } else if (Calls.isDirect(resolved)) {
            callees.add(resolved);
        } else {
            ClassInfo named = analysis.world().lookup(call.owner().asInternalName());
            List<MethodInfo> targets = dispatch.targets(resolved, named);
            if (targets.size() <= MOST_TARGETS) {
                callees.addAll(targets);
            }
        }
    }
}
