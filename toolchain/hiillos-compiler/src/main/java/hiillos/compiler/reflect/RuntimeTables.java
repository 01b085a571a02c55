package hiillos.compiler.reflect;

import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import java.util.Collection;
import java.util.Map;

/** The variables of the runtime that tell it what the program's reflection can find: classes by name, proxies and resources. */
final class RuntimeTables {
    private static final String NAMES = "java/lang/reflect/NamedClasses";
    private static final String PROXY = "java/lang/reflect/Proxy";
    private static final String RESOURCES = "hiillos/runtime/library/Resources";

    private final Analysis analysis;

    RuntimeTables(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Writes all tables anew. */
    void write(Map<String, ClassInfo> named, Collection<ClassInfo> proxies, Map<String, byte[]> resources) {
        if (!named.isEmpty()) {
            HeapArray types = analysis.heap().newArray(analysis.world().lookup("[Ljava/lang/Class;"), named.size());
            int i = 0;
            for (ClassInfo type : named.values()) {
                ((HeapObject[]) types.storage)[i++] = analysis.heap().classMirror(type);
            }
            setStatic(NAMES, "types", "[Ljava/lang/Class;", types);
        }
        if (!proxies.isEmpty()) {
            HeapArray known = analysis.heap().newArray(analysis.world().lookup("[L" + PROXY + ";"), proxies.size());
            int i = 0;
            for (ClassInfo type : proxies) {
                ((HeapObject[]) known.storage)[i++] = analysis.heap().newInstance(type);
            }
            setStatic(PROXY, "known", "[L" + PROXY + ";", known);
        }
        if (!resources.isEmpty()) {
            HeapArray names = analysis.heap().newArray(analysis.world().lookup("[Ljava/lang/String;"), resources.size());
            HeapArray contents = analysis.heap().newArray(analysis.world().lookup("[[B"), resources.size());
            int i = 0;
            for (Map.Entry<String, byte[]> resource : resources.entrySet()) {
                ((HeapObject[]) names.storage)[i] = analysis.heap().string(resource.getKey());
                ((HeapObject[]) contents.storage)[i++] = new HeapArray(analysis.world().lookup("[B"), resource.getValue());
            }
            setStatic(RESOURCES, "names", "[Ljava/lang/String;", names);
            setStatic(RESOURCES, "contents", "[[B", contents);
        }
    }

    private void setStatic(String owner, String name, String descriptor, HeapArray value) {
        ClassInfo holder = analysis.world().lookup(owner);
        FieldInfo field = holder.findField(name, descriptor);
        analysis.touchStatic(field, null);
        holder.staticValues[field.index()] = value;
        analysis.scanValue(value);
    }
}
