package hiillos.compiler.lower;

import hiillos.compiler.analysis.Analysis;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Virtual and interface calls: which implementations a call can reach, and the slot of each selector that needs one.
 *
 * <p>All classes share one numbering of slots by selector colouring: two selectors get the same slot only if no
 * instantiated class understands both. So virtual and interface calls cost the same: load class, load slot, call.
 */
final class Dispatch {
    private record Question(MethodInfo resolved, ClassInfo type) {}

    private final Analysis analysis;
    private final Map<Question, List<MethodInfo>> targets = new HashMap<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<ClassInfo, MethodInfo[]> tables = new HashMap<>();

    Dispatch(Analysis analysis) {
        this.analysis = analysis;
        colour();
    }

    /** The distinct implementations that a call on a receiver of static type {@code type} can reach. */
    List<MethodInfo> targets(MethodInfo resolved, ClassInfo type) {
        return targets.computeIfAbsent(new Question(resolved, type), q -> {
            Set<MethodInfo> found = new LinkedHashSet<>();
            for (ClassInfo c : receivers(resolved, type)) {
                MethodInfo selected = analysis.select(c, resolved);
                if (selected != null) {
                    found.add(selected);
                }
            }
            return List.copyOf(found);
        });
    }

    /** The instantiated classes that a receiver of that static type can have. */
    List<ClassInfo> receivers(MethodInfo resolved, ClassInfo type) {
        ClassInfo narrow = type != null && type.isSubtypeOf(resolved.owner()) ? type : resolved.owner();
        return analysis.instantiatedSubtypes(narrow);
    }

    private static String key(MethodInfo resolved) {
        if (!resolved.isPackagePrivate()) {
            return resolved.selector();
        }
        String owner = resolved.owner().name();
        return owner.substring(0, owner.lastIndexOf('/') + 1) + ":" + resolved.selector();
    }

    private void colour() {
        Map<String, Set<ClassInfo>> users = new LinkedHashMap<>();
        Map<String, List<MethodInfo>> resolvedBy = new LinkedHashMap<>();
        for (MethodInfo resolved : analysis.virtualCalls()) {
            if (targets(resolved, resolved.owner()).size() > 1) {
                String key = key(resolved);
                users.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(receivers(resolved, resolved.owner()));
                resolvedBy.computeIfAbsent(key, k -> new ArrayList<>()).add(resolved);
            }
        }
        List<String> order = new ArrayList<>(users.keySet());
        order.sort(Comparator.comparingInt((String k) -> -users.get(k).size()).thenComparing(k -> k));
        Map<ClassInfo, BitSet> taken = new HashMap<>();
        for (String key : order) {
            BitSet conflicts = new BitSet();
            for (ClassInfo c : users.get(key)) {
                conflicts.or(taken.computeIfAbsent(c, k -> new BitSet()));
            }
            int slot = conflicts.nextClearBit(0);
            slots.put(key, slot);
            for (ClassInfo c : users.get(key)) {
                taken.get(c).set(slot);
                for (MethodInfo resolved : resolvedBy.get(key)) {
                    if (c.isSubtypeOf(resolved.owner())) {
                        MethodInfo selected = analysis.select(c, resolved);
                        if (selected != null) {
                            table(c, slot)[slot] = selected;
                        }
                    }
                }
            }
        }
    }

    private MethodInfo[] table(ClassInfo c, int slot) {
        MethodInfo[] table = tables.get(c);
        if (table == null || table.length <= slot) {
            table = table == null ? new MethodInfo[slot + 1] : java.util.Arrays.copyOf(table, slot + 1);
            tables.put(c, table);
        }
        return table;
    }

    /** The slot of a method that has more than one implementation. */
    int slot(MethodInfo resolved) {
        return slots.get(key(resolved));
    }

    /** The dispatch table of a class; null entries are never called. */
    MethodInfo[] table(ClassInfo c) {
        return tables.getOrDefault(c, new MethodInfo[0]);
    }
}
