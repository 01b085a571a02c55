package hiillos.compiler.desugar;

import java.lang.classfile.BootstrapMethodEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * One {@code invokedynamic} instruction.
 *
 * @param line its source line, or 0 when unknown
 */
record Site(InvokeDynamicEntry entry, int line) {
    String name() {
        return entry.name().stringValue();
    }

    MethodTypeDesc type() {
        return entry.typeSymbol();
    }

    List<LoadableConstantEntry> arguments() {
        return entry.bootstrap().arguments();
    }

    /** Owner and name, for example {@code java/lang/invoke/LambdaMetafactory.metafactory}. */
    String bootstrap() {
        return bootstrap(entry.bootstrap());
    }

    static String bootstrap(BootstrapMethodEntry entry) {
        var method = entry.bootstrapMethod().reference();
        return method.owner().asInternalName() + "." + method.name().stringValue();
    }
}
