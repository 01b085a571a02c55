package hiillos.conformance.programs.patterns;

import java.util.List;
import java.util.Map;

/**
 * A variable that begins as a map and is given what a switch over it finds: the stack map of the loop's head, made anew for the
 * desugared switch, calls it a Map, as verifiers allow, and a cast to Map was left out.
 */
public final class SwitchOverItsOwnVariable {
    record Person(String name, List<String> tags) {}

    private SwitchOverItsOwnVariable() {}

    static Object find(String path, Map<String, Object> model) {
        Object value = model;
        for (char step : path.toCharArray()) {
            value = switch (value) {
                case null -> "nothing";
                case Map<?, ?> m -> m.get("" + step);
                case Person p -> step == 'n' ? p.name() : p.tags();
                case List<?> l -> l.get(step - '0');
                default -> "no " + step;
            };
        }
        return value;
    }

    public static void main(String[] arguments) {
        Map<String, Object> model = Map.of("p", new Person("Zoe", List.of("a", "b")), "m", Map.of("x", 1));
        for (String path : List.of("pn", "pt1", "mx", "my", "mxz", "q1", "")) {
            System.out.println(path + " " + find(path, model).equals(model) + " " + (path.isEmpty() ? "" : find(path, model)));
        }
    }
}
