package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A template language with loops, conditions, filters and inclusion, compiled into a tree of sealed nodes. */
public final class TemplateEngine {
    sealed interface Part permits Text, Value, Loop, Condition, Include {}

    record Text(String text) implements Part {}

    record Value(String path, List<String> filters) implements Part {}

    record Loop(String name, String path, List<Part> body) implements Part {}

    record Condition(String path, boolean negated, List<Part> yes, List<Part> no) implements Part {}

    record Include(String template) implements Part {}

    record Person(String name, int age, List<String> tags) {}

    private static final Map<String, UnaryOperator<String>> FILTERS = Map.of("upper", s -> s.toUpperCase(Locale.ROOT), "trim", String::strip,
            "html", s -> s.replace("&", "&amp;").replace("<", "&lt;"), "quote", s -> '"' + s + '"', "reverse", s -> new StringBuilder(s).reverse()
                    .toString());

    private final Map<String, List<Part>> templates = new HashMap<>();

    void define(String name, String source) {
        int[] at = new int[1];
        String[] tokens = source.split("(?=\\{\\{)|(?<=}})");
        List<Part> parts = parse(tokens, at, null);
        templates.put(name, parts);
    }

    private static List<Part> parse(String[] tokens, int[] at, String inside) {
        List<Part> parts = new ArrayList<>();
        while (at[0] < tokens.length) {
            String token = tokens[at[0]++];
            if (!token.startsWith("{{")) {
                parts.add(new Text(token));
                continue;
            }
            String[] words = token.substring(2, token.length() - 2).strip().split("\\s+");
            switch (words[0]) {
                case "for" -> parts.add(new Loop(words[1], words[3], parse(tokens, at, "for")));
                case "if" -> {
                    List<Part> yes = parse(tokens, at, "if");
                    boolean hasElse = tokens[at[0] - 1].contains("else");
                    boolean negated = words[1].equals("not");
                    parts.add(new Condition(words[negated ? 2 : 1], negated, yes, hasElse ? parse(tokens, at, "if") : List.of()));
                }
                case "include" -> parts.add(new Include(words[1]));
                case "else", "end" -> {
                    if (inside == null) {
                        throw new IllegalArgumentException(words[0] + " without beginning");
                    }
                    return parts;
                }
                default -> parts.add(new Value(words[0], List.of(words).subList(1, words.length).stream().filter(w -> !w.equals("|")).toList()));
            }
        }
        if (inside != null) {
            throw new IllegalArgumentException(inside + " without end");
        }
        return parts;
    }

    String render(String name, Map<String, Object> model) {
        StringBuilder out = new StringBuilder();
        render(Optional.ofNullable(templates.get(name)).orElseThrow(() -> new IllegalArgumentException("no template " + name)), model, out);
        return out.toString();
    }

    private void render(List<Part> parts, Map<String, Object> model, StringBuilder out) {
        for (Part part : parts) {
            switch (part) {
                case Text(String text) -> out.append(text);
                case Value(String path, List<String> filters) -> {
                    String text = String.valueOf(lookup(path, model));
                    for (String filter : filters) {
                        text = FILTERS.getOrDefault(filter, s -> s + "?" + filter).apply(text);
                    }
                    out.append(text);
                }
                case Loop(String name, String path, List<Part> body) -> {
                    int index = 0;
                    for (Object each : (Iterable<?>) lookup(path, model)) {
                        Map<String, Object> inner = new HashMap<>(model);
                        inner.put(name, each);
                        inner.put("index", ++index);
                        render(body, inner, out);
                    }
                }
                case Condition(String path, boolean negated, List<Part> yes, List<Part> no) ->
                        render(truth(lookup(path, model)) != negated ? yes : no, model, out);
                case Include(String template) -> out.append(render(template, model));
            }
        }
    }

    private static boolean truth(Object value) {
        return switch (value) {
            case null -> false;
            case Boolean b -> b;
            case Number n -> n.doubleValue() != 0;
            case CharSequence s -> !s.isEmpty();
            case List<?> l -> !l.isEmpty();
            default -> true;
        };
    }

    private static Object lookup(String path, Map<String, Object> model) {
        Object value = model;
        for (String step : path.split("\\.")) {
            value = switch (value) {
                case null -> null;
                case Map<?, ?> m -> m.get(step);
                case Person p -> switch (step) {
                    case "name" -> p.name();
                    case "age" -> p.age();
                    case "tags" -> p.tags();
                    default -> throw new IllegalArgumentException("a person has no " + step);
                };
                case List<?> l -> step.equals("size") ? (Object) l.size() : l.get(Integer.parseInt(step));
                default -> throw new IllegalArgumentException("no " + step + " in " + value.getClass().getSimpleName());
            };
        }
        return value;
    }

    public static void main(String[] arguments) {
        TemplateEngine engine = new TemplateEngine();
        engine.define("person", "{{index}}. {{p.name | upper}} ({{p.age}}){{if p.tags}}: {{for t in p.tags}}#{{t | trim | html}} {{end}}{{end}}\n");
        engine.define("page", "Dear {{user.name | reverse | quote}},\n{{for p in people}}{{include person}}{{end}}{{if not people}}nobody{{else}}"
                + "{{people.size}} people, last {{people.2.name}}{{end}}. {{missing}} {{user.name | shout}}\n");
        List<Person> people = List.of(new Person("Ann", 31, List.of(" a<b ", "x&y")), new Person("Bob", 0, List.of()), new Person("Cy", 7, List.of("z")));
        System.out.print(engine.render("page", Map.of("user", Map.of("name", "Zoe"), "people", people)));
        System.out.print(engine.render("page", Map.of("user", Map.of("name", ""), "people", List.of(people.get(0), people.get(1), people.get(1)))));
        for (String bad : List.of("{{for x in y}}", "{{end}}", "{{if a}}b{{else}}")) {
            try {
                engine.define("bad", bad);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        engine.define("wrong", "{{p.size}}{{none.x}}");
        try {
            System.out.println(engine.render("wrong", Map.of("p", people.getFirst())));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(engine.templates.get("person").size() + " " + engine.templates.get("person").getFirst());
    }
}
