package hiillos.compiler.lower;

import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.model.ClassInfo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers all classes of the image so that the subclasses of a class are one range: a type test of a class is one
 * comparison, of an interface or array type a few comparisons or a look-up in a bit table.
 */
final class TypeNumbers {
    private final Analysis analysis;
    private final Map<ClassInfo, Integer> numbers = new HashMap<>();

    TypeNumbers(Analysis analysis) {
        this.analysis = analysis;
        Map<ClassInfo, List<ClassInfo>> children = new LinkedHashMap<>();
        List<ClassInfo> roots = new ArrayList<>();
        for (ClassInfo c : analysis.mirrors()) {
            if (c.superclass() == null || c.isInterface()) {
                roots.add(c);
            } else {
                children.computeIfAbsent(c.superclass(), k -> new ArrayList<>()).add(c);
            }
        }
        Comparator<ClassInfo> byName = Comparator.comparing(ClassInfo::name);
        roots.sort(byName);
        children.values().forEach(l -> l.sort(byName));
        roots.forEach(r -> number(r, children));
    }

    private void number(ClassInfo type, Map<ClassInfo, List<ClassInfo>> children) {
        numbers.put(type, numbers.size());
        children.getOrDefault(type, List.of()).forEach(c -> number(c, children));
    }

    int number(ClassInfo type) {
        return numbers.get(type);
    }

    int count() {
        return numbers.size();
    }

    /** The instantiated classes whose objects are of the type, as their numbers. */
    BitSet instancesOf(ClassInfo type) {
        BitSet result = new BitSet();
        for (ClassInfo c : analysis.instantiatedSubtypes(type)) {
            result.set(numbers.get(c));
        }
        return result;
    }
}
