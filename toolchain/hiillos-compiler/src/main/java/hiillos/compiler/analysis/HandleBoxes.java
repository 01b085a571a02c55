package hiillos.compiler.analysis;

import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import hiillos.compiler.model.World;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Calls on VarHandles of numbers that want an object, as {@code println(HANDLE.get())} does: the number is boxed. Which handle a
 * call means is not known before it is lowered, so all numbers of which there are handles are taken to be boxed by all such calls.
 */
public final class HandleBoxes {
    private static final Map<String, String> BOXES = Map.of("I", "Integer", "J", "Long", "Z", "Boolean", "B", "Byte", "C", "Character",
            "S", "Short", "F", "Float", "D", "Double");

    private final Analysis analysis;
    private final Set<ClassInfo> numbers = new LinkedHashSet<>();
    private Analysis.Origin wanted;

    HandleBoxes(Analysis analysis) {
        this.analysis = analysis;
    }

    /** The method that boxes a number of that primitive type's descriptor. */
    public static MethodInfo boxing(World world, String descriptor) {
        String box = "java/lang/" + BOXES.get(descriptor);
        return world.lookup(box).declaredMethod("valueOf", "(" + descriptor + ")L" + box + ";");
    }

    /** There is a handle of a variable of that type. */
    void variable(ClassInfo type) {
        if (BOXES.containsKey(type.descriptor()) && numbers.add(type) && wanted != null) {
            reach(type);
        }
    }

    /** A call on a handle returns a value of that type. */
    void call(String returns, Analysis.Origin here) {
        if (wanted == null && returns.startsWith("L")) {
            wanted = here;
            numbers.forEach(this::reach);
        }
    }

    private void reach(ClassInfo number) {
        MethodInfo boxing = boxing(analysis.world(), number.descriptor());
        analysis.initialize(boxing.owner(), wanted);
        analysis.reach(boxing, wanted);
    }
}
