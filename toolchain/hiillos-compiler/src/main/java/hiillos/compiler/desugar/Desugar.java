package hiillos.compiler.desugar;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Takes {@code invokedynamic}, dynamic constants and calls of method handles out of class files.
 *
 * <ol>
 * <li>A class whose constant pool has none of the constants concerned is returned as it is.
 * <li>{@link SitePlan} visits all sites in class-file order and decides what replaces each: numbers are given here, so the
 *     names of synthetic members depend on the class file alone.
 * <li>The code is copied with the replacements; instructions around them, line numbers and handlers stay. Methods without
 *     a site are copied as bytes.
 * <li>Synthetic methods are appended to the class. Synthetic classes become members of its nest.
 * </ol>
 * What has no compiled form becomes a call of {@code hiillos.word.Unsupported.feature}, a build error only where it is reached.
 */
public final class Desugar {
    private final ClassFile context;

    /** @param hierarchy knows the super types of classes that stack maps mention */
    public Desugar(ClassHierarchyResolver hierarchy) {
        this.context = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    /** The class without {@code invokedynamic}; the very bytes given when it has none. */
    public Desugared desugar(byte[] classFile) {
        ClassModel model = context.parse(classFile);
        if (!mayHaveSites(model)) {
            return new Desugared(classFile, Map.of());
        }
        SitePlan plan = new SitePlan(model, context);
        if (plan.isEmpty()) {
            return new Desugared(classFile, Map.of());
        }
        ClassTransform transform = (builder, element) -> {
            List<Replacement> replacements = element instanceof MethodModel m ? plan.replacements(m) : List.of();
            if (!replacements.isEmpty()) {
                builder.transformMethod((MethodModel) element, MethodTransform.transformingCode(
                        CodeTransform.ofStateful(() -> new SiteReplacer(replacements))));
            } else if (!(element instanceof NestMembersAttribute) || plan.nestMembers().isEmpty()) {
                builder.with(element);
            }
        };
        byte[] bytes = context.transformClass(model, transform.andThen(ClassTransform.endHandler(builder -> {
            plan.addMethods(builder);
            if (!plan.nestMembers().isEmpty()) {
                builder.with(NestMembersAttribute.ofSymbols(plan.nestMembers()));
            }
        })));
        return new Desugared(bytes, plan.syntheticClasses());
    }

    private static boolean mayHaveSites(ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            switch (entry.tag()) {
                case PoolEntry.TAG_INVOKE_DYNAMIC, PoolEntry.TAG_DYNAMIC, PoolEntry.TAG_METHOD_HANDLE,
                        PoolEntry.TAG_METHOD_TYPE -> {
                    return true;
                }
                case PoolEntry.TAG_METHODREF -> {
                    if (HandleCalls.isHandleCall((MemberRefEntry) entry)) {
                        return true;
                    }
                }
                default -> { }
            }
        }
        return false;
    }

    /** Whether this element is replaced. */
    static boolean isSite(CodeElement element) {
        return element instanceof InvokeDynamicInstruction || element instanceof InvokeInstruction call && HandleCalls.isHandleCall(call.method())
                || element instanceof LoadConstantInstruction load && DynamicConstants.needsCode(load.constantEntry());
    }

    /** Replaces the sites of one method in order. Made anew for each pass over the code: the library may make several. */
    private static final class SiteReplacer implements CodeTransform {
        private final Iterator<Replacement> replacements;

        SiteReplacer(List<Replacement> replacements) {
            this.replacements = replacements.iterator();
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            if (isSite(element)) {
                replacements.next().emit(builder);
            } else {
                builder.with(element);
            }
        }
    }
}
