package hiillos.compiler.lower;

import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import java.util.HashMap;
import java.util.Map;

/** DWARF metadata: a compile unit, a file per source, a subprogram per method, locations by line. */
final class DebugInfo {
    private final ModuleBuilder module;
    private final int unit;
    private final int signature;
    private final Map<MethodInfo, Integer> subprograms = new HashMap<>();

    DebugInfo(ModuleBuilder module) {
        this.module = module;
        int file = module.metadata("!DIFile(filename: \"hiillos\", directory: \".\")");
        unit = module.newMetadata("distinct !DICompileUnit(language: DW_LANG_Java, file: !" + file
                + ", producer: \"hiillos\", isOptimized: true, runtimeVersion: 0, emissionKind: FullDebug)");
        signature = module.metadata("!DISubroutineType(types: !" + module.metadata("!{null}") + ")");
        module.named("llvm.dbg.cu", "!{!" + unit + "}");
        module.named("llvm.module.flags", "!{!" + module.metadata("!{i32 7, !\"Dwarf Version\", i32 4}") + ", !"
                + module.metadata("!{i32 2, !\"Debug Info Version\", i32 3}") + "}");
    }

    int subprogram(MethodInfo method, int firstLine) {
        return subprograms.computeIfAbsent(method, m -> {
            ClassInfo owner = m.owner();
            String source = owner.sourceFile();
            int slash = owner.name().lastIndexOf('/');
            String path = owner.name().substring(0, slash + 1) + (source == null ? "Unknown.java" : source);
            int file = module.metadata("!DIFile(filename: \"" + ModuleBuilder.escape(path) + "\", directory: \".\")");
            return module.newMetadata("distinct !DISubprogram(name: \"" + ModuleBuilder.escape(m.name())
                    + "\", linkageName: \"" + ModuleBuilder.escape(m.symbol()) + "\", scope: !" + file + ", file: !" + file
                    + ", line: " + firstLine + ", type: !" + signature + ", scopeLine: " + firstLine
                    + ", spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !" + unit + ")");
        });
    }

    int location(int line, int subprogram) {
        return module.metadata("!DILocation(line: " + line + ", scope: !" + subprogram + ")");
    }
}
