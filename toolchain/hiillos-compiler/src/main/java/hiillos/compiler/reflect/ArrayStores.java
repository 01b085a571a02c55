package hiillos.compiler.reflect;

import hiillos.compiler.analysis.MethodBody;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.MethodInfo;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which arrays of classes, strings and objects the program's own code writes to, other than the method that makes them. Which arrays a store
 * may mean depends on what is stored in arrays, so all stores are looked at again until nothing is new; the result is kept.
 */
final class ArrayStores {
    /** Methods of the class library that write into an array they are given. */
    private static final Set<String> FILLS = Set.of("arraycopy", "copyInto", "fill", "parallelSetAll", "setAll", "toArray");
    private static final Set<String> FOLLOWED = Set.of("java/lang/Class", "java/lang/Object", "java/lang/String");
    /** How much is looked at in all: in some large programs this ends, and then whatever others could have put into an array may be in it. */
    private static final int PATIENCE = 1_000_000;

    private record Place(MethodBody body, int instruction) {}

    private final Resolution resolution;
    private final List<Place> stores = new ArrayList<>();
    private final List<Place> fills = new ArrayList<>();
    /** The arrays that a store or fill may mean, as far as they are known. */
    private final Map<Place, Set<Atom>> arrays = new LinkedHashMap<>();
    private boolean begun;
    private boolean isComputing;
    private int patience = PATIENCE;

    ArrayStores(Resolution resolution) {
        this.resolution = resolution;
    }

    void noteStore(MethodBody body, int instruction) {
        stores.add(new Place(body, instruction));
    }

    void noteCall(MethodBody body, int instruction, InvokeInstruction call) {
        if (FILLS.contains(call.name().stringValue()) && call.owner().asInternalName().startsWith("java/")) {
            fills.add(new Place(body, instruction));
        }
    }

    /** Whether others than its maker are asked about what is in such an array. */
    static boolean isFollowed(ClassInfo array) {
        return array.isArray() && FOLLOWED.contains(array.component().name());
    }

    /** Told of each thing that is looked at; false when there is no more patience for it. */
    boolean mayLook() {
        return !isComputing || patience-- > 0;
    }

    /** What other methods than its maker put into an array that they are given. */
    void addTo(Atom array, MethodInfo maker, Set<Atom> result, Set<Atom> visited) {
        compute();
        if (patience <= 0) {
            result.add(new Atom.FromLibrary("an array of which it takes too long to tell who fills it"));
            return;
        }
        arrays.forEach((place, meant) -> {
            if (!meant.contains(array) || place.body().method() == maker && !isFill(place)) {
                return;
            }
            List<Value> taken = uses(place);
            if (!isFill(place)) {
                resolution.resolve(taken.getLast(), result, visited);
                return;
            }
            switch (((InvokeInstruction) place.body().instruction(place.instruction())).name().stringValue()) {
                case "fill" -> resolution.resolve(taken.getLast(), result, visited);
                case "arraycopy" -> resolution.resolve(Value.of(new Atom.Element(taken.getFirst())), result, visited);
                default -> result.add(new Atom.FromLibrary("an array that the class library fills"));
            }
        });
    }

    private static boolean isFill(Place place) {
        return place.body().instruction(place.instruction()) instanceof InvokeInstruction;
    }

    private List<Value> uses(Place place) {
        return resolution.flow(place.body()).uses(place.instruction());
    }

    private void compute() {
        if (begun) {
            return;
        }
        begun = true;
        isComputing = true;
        boolean grown;
        do {
            grown = false;
            for (Place place : stores) {
                List<Value> taken = uses(place);
                grown |= !taken.isEmpty() && look(place, List.of(taken.getFirst()));
            }
            for (Place place : fills) {
                grown |= look(place, uses(place));
            }
        } while (grown && patience > 0);
        isComputing = false;
    }

    private boolean look(Place place, List<Value> values) {
        Set<Atom> meant = new HashSet<>();
        for (Value value : values) {
            for (Atom atom : resolution.resolveApart(value)) {
                if (atom instanceof Atom.Made made && isFollowed(made.type())
                        || atom instanceof Atom.Existing existing && isFollowed(existing.object().type())) {
                    meant.add(atom);
                }
            }
        }
        return !meant.isEmpty() && arrays.computeIfAbsent(place, _ -> new HashSet<>()).addAll(meant);
    }
}
