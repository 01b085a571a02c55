package hiillos.compiler.source;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import hiillos.compiler.CompileException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Code that is left out of images, so that what little of the class library a program needs does not pull in the rest:
 * it throws {@link UnsupportedOperationException} instead, naming itself.
 *
 * <p>Lines of text: {@code mth CLASS.METHOD[DESCRIPTOR]} is a whole method; {@code edge FROM TO} are the calls (and the
 * creation of objects) in methods whose {@code class/Name.method(descriptor)} begins with FROM, of methods whose name begins
 * with TO; {@code redirect FROM TO BY} has methods that begin with TO replaced there by the static method BY, which has the same
 * descriptor, with the receiver before the rest if there is one; {@code false CLASS.METHOD} is a whole method that returns false.
 * A line that begins with {@code closed NAME} holds while that gate is closed ({@link Gates}). {@code #} begins a comment; {@code cls},
 * {@code pkg} and {@code noinst} are for other readers of the file.
 */
final class Cuts {
    private static final ClassDesc EXCEPTION = ClassDesc.of("java.lang.UnsupportedOperationException");

    private static final Map<String, Gates.Kind> KINDS = Map.of("gate", Gates.Kind.GATE, "call", Gates.Kind.CALL, "flag", Gates.Kind.FLAG);

    /** {@code by} is null for a cut, else the method ({@code class/Name.method}) that is called instead. */
    private record Edge(String from, String to, String by) {}

    private final Gates gates;
    private final Set<String> methods = new HashSet<>();
    private final Set<String> falseMethods = new HashSet<>();
    private final Set<String> classesOfMethods = new HashSet<>();
    private final List<Edge> edges = new ArrayList<>();

    Cuts(Gates gates) {
        this.gates = gates;
    }

    /**
     * Adds the lines of one file.
     *
     * @throws CompileException on a line that is none of the above
     */
    void add(String text, String fileName) {
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> words = List.of(line.split("\\s+"));
            if (words.size() > 2 && KINDS.containsKey(words.getFirst())) {
                gates.add(words.get(1), words.subList(2, words.size()), KINDS.get(words.getFirst()));
            } else if (words.size() < 3 || !words.getFirst().equals("closed")) {
                add(words, fileName);
            } else if (!gates.isOpen(words.get(1))) {
                add(words.subList(2, words.size()), fileName);
            }
        }
    }

    private void add(List<String> words, String fileName) {
        switch (words.getFirst() + words.size()) {
            case "mth2" -> addMethod(methods, words.get(1));
            case "false2" -> addMethod(falseMethods, words.get(1));
            case "edge3" -> edges.add(new Edge(words.get(1), words.get(2), null));
            case "redirect4" -> edges.add(new Edge(words.get(1), words.get(2), words.get(3)));
            case "cls2", "pkg2", "noinst2" -> { }
            default -> throw new CompileException(fileName + ": not understood: " + String.join(" ", words));
        }
    }

    private void addMethod(Set<String> kind, String method) {
        kind.add(method);
        int parenthesis = method.indexOf('(');
        String name = parenthesis < 0 ? method : method.substring(0, parenthesis);
        classesOfMethods.add(name.substring(0, name.lastIndexOf('.')));
    }

    /**
     * Applies the cuts.
     *
     * @param asClass the class whose cuts apply: the class itself, or the one that a synthetic class was made of
     * @return the very array given when nothing is cut
     */
    byte[] apply(byte[] classFile, String asClass, ClassFile context) {
        boolean cutsMethods = classesOfMethods.contains(asClass);
        List<Edge> candidates = new ArrayList<>();
        for (Edge edge : edges) {
            String start = asClass + ".";
            if (start.startsWith(edge.from()) || edge.from().startsWith(start)) {
                candidates.add(edge);
            }
        }
        if (!cutsMethods && candidates.isEmpty()) {
            return classFile;
        }
        ClassModel model = context.parse(classFile);
        boolean[] changed = {false};
        ClassTransform transform = (builder, element) -> {
            if (!(element instanceof MethodModel method) || method.code().isEmpty() && !cutsMethods) {
                builder.with(element);
                return;
            }
            String name = asClass + "." + method.methodName().stringValue();
            String whole = name + method.methodType().stringValue();
            List<Edge> targets = candidates.stream().filter(e -> whole.startsWith(e.from())).toList();
            if (methods.contains(name) || methods.contains(whole)) {
                changed[0] = true;
                builder.transformMethod(method, throwing(model, method));
            } else if (falseMethods.contains(name) || falseMethods.contains(whole)) {
                changed[0] = true;
                builder.transformMethod(method, withBody(code -> code.iconst_0().ireturn()));
            } else if (method.code().isPresent() && reaches(method.code().get(), targets)) {
                changed[0] = true;
                builder.transformMethod(method, MethodTransform.transformingCode(cutting(targets)));
            } else {
                builder.with(element);
            }
        };
        byte[] result = context.transformClass(model, transform);
        return changed[0] ? result : classFile;
    }

    /** Makes a method with a body that only throws. */
    static MethodTransform throwing(ClassModel owner, MethodModel method) {
        String name = owner.thisClass().asInternalName().replace('/', '.') + "." + method.methodName().stringValue();
        return withBody(code -> emitThrow(code, name));
    }

    private static MethodTransform withBody(Consumer<CodeBuilder> body) {
        MethodTransform drop = (builder, element) -> {
            if (element instanceof AccessFlags flags) {
                builder.withFlags(flags.flagsMask() & ~ClassFile.ACC_NATIVE & ~ClassFile.ACC_ABSTRACT);
            } else if (!(element instanceof CodeModel)) {
                builder.with(element);
            }
        };
        return drop.andThen(MethodTransform.endHandler(builder -> builder.withCode(body)));
    }

    private static void emitThrow(CodeBuilder code, String name) {
        code.new_(EXCEPTION).dup().loadConstant(name + " is not part of this image");
        code.invokespecial(EXCEPTION, INIT_NAME, MethodTypeDesc.of(CD_void, CD_String)).athrow();
    }

    private static boolean reaches(CodeModel code, List<Edge> targets) {
        if (targets.isEmpty()) {
            return false;
        }
        for (CodeElement element : code) {
            if (target(element, targets) != null) {
                return true;
            }
        }
        return false;
    }

    private static CodeTransform cutting(List<Edge> targets) {
        return (builder, element) -> {
            Edge target = target(element, targets);
            if (target == null) {
                builder.with(element);
            } else if (target.by() != null) {
                int dot = target.by().lastIndexOf('.');
                InvokeInstruction call = (InvokeInstruction) element;
                MethodTypeDesc type = call.opcode() == Opcode.INVOKESTATIC ? call.typeSymbol()
                        : call.typeSymbol().insertParameterTypes(0, call.owner().asSymbol());
                builder.invokestatic(ClassDesc.ofInternalName(target.by().substring(0, dot)), target.by().substring(dot + 1), type);
            } else {
                // What follows is dead unless jumped to; the library turns dead code into nop … athrow.
                emitThrow(builder, name(element));
            }
        };
    }

    /** The first edge that the element takes, or null. */
    private static Edge target(CodeElement element, List<Edge> targets) {
        String whole = switch (element) {
            case InvokeInstruction call -> call.owner().asInternalName() + "." + call.name().stringValue()
                    + call.type().stringValue();
            case NewObjectInstruction made -> made.className().asInternalName() + "." + INIT_NAME;
            default -> null;
        };
        if (whole == null) {
            return null;
        }
        boolean canBeReplaced = element instanceof InvokeInstruction call && call.opcode() != Opcode.INVOKESPECIAL;
        for (Edge edge : targets) {
            if (whole.startsWith(edge.to()) && (edge.by() == null || canBeReplaced)) {
                return edge;
            }
        }
        return null;
    }

    /** What an element calls, for people. */
    private static String name(CodeElement element) {
        return element instanceof InvokeInstruction call
                ? call.owner().asInternalName().replace('/', '.') + "." + call.name().stringValue()
                : ((NewObjectInstruction) element).className().asInternalName().replace('/', '.') + "." + INIT_NAME;
    }
}
