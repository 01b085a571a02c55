package hiillos.conformance.programs.applications;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A road map: shortest ways by Dijkstra and A*, spanning tree, components, topological order and cycles. */
public final class RoutePlanner {
    record Road(String from, String to, int length) {}

    record Way(List<String> towns, int length) {
        @Override
        public String toString() {
            return String.join(" > ", towns) + " (" + length + ")";
        }
    }

    private final Map<String, List<Road>> roads = new TreeMap<>();
    private final Map<String, int[]> places = new HashMap<>();

    void town(String name, int x, int y) {
        places.put(name, new int[] {x, y});
        roads.putIfAbsent(name, new ArrayList<>());
    }

    void road(String a, String b, int length) {
        roads.get(a).add(new Road(a, b, length));
        roads.get(b).add(new Road(b, a, length));
    }

    private int bird(String a, String b) {
        int[] p = places.get(a);
        int[] q = places.get(b);
        return (int) Math.hypot(p[0] - q[0], p[1] - q[1]);
    }

    Optional<Way> shortest(String from, String to, boolean guided, int[] visits) {
        record Entry(String town, int length, int estimate) {}
        Map<String, Integer> best = new HashMap<>(Map.of(from, 0));
        Map<String, String> before = new HashMap<>();
        PriorityQueue<Entry> open = new PriorityQueue<>(Comparator.comparingInt(Entry::estimate).thenComparing(Entry::town));
        open.add(new Entry(from, 0, 0));
        Set<String> done = new HashSet<>();
        while (!open.isEmpty()) {
            Entry e = open.remove();
            if (!done.add(e.town())) {
                continue;
            }
            visits[0]++;
            if (e.town().equals(to)) {
                Deque<String> towns = new ArrayDeque<>();
                for (String t = to; t != null; t = before.get(t)) {
                    towns.addFirst(t);
                }
                return Optional.of(new Way(List.copyOf(towns), e.length()));
            }
            for (Road road : roads.get(e.town())) {
                int length = e.length() + road.length();
                if (length < best.getOrDefault(road.to(), Integer.MAX_VALUE)) {
                    best.put(road.to(), length);
                    before.put(road.to(), e.town());
                    open.add(new Entry(road.to(), length, length + (guided ? bird(road.to(), to) : 0)));
                }
            }
        }
        return Optional.empty();
    }

    /** Kruskal's algorithm. */
    List<Road> spanningTree() {
        Map<String, String> parent = new HashMap<>();
        roads.keySet().forEach(t -> parent.put(t, t));
        List<Road> tree = new ArrayList<>();
        roads.values().stream().flatMap(List::stream).filter(r -> r.from().compareTo(r.to()) < 0)
                .sorted(Comparator.comparingInt(Road::length).thenComparing(Road::from)).forEach(r -> {
                    String a = root(parent, r.from());
                    String b = root(parent, r.to());
                    if (!a.equals(b)) {
                        parent.put(a, b);
                        tree.add(r);
                    }
                });
        return tree;
    }

    private static String root(Map<String, String> parent, String town) {
        while (!parent.get(town).equals(town)) {
            town = parent.get(town);
        }
        return town;
    }

    List<Set<String>> components() {
        List<Set<String>> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String start : roads.keySet()) {
            if (seen.add(start)) {
                Set<String> component = new LinkedHashSet<>(List.of(start));
                Deque<String> work = new ArrayDeque<>(component);
                while (!work.isEmpty()) {
                    for (Road r : roads.get(work.pop())) {
                        if (seen.add(r.to())) {
                            component.add(r.to());
                            work.push(r.to());
                        }
                    }
                }
                all.add(component);
            }
        }
        return all;
    }

    /** An order in which everything comes after what it needs; empty when there is a cycle. */
    static List<String> order(Map<String, List<String>> needs) {
        Map<String, Integer> open = new LinkedHashMap<>();
        needs.forEach((task, list) -> open.put(task, list.size()));
        List<String> result = new ArrayList<>();
        while (!open.isEmpty()) {
            Optional<String> next = open.entrySet().stream().filter(e -> e.getValue() == 0).map(Map.Entry::getKey).findFirst();
            if (next.isEmpty()) {
                return Collections.emptyList();
            }
            open.remove(next.get());
            result.add(next.get());
            needs.forEach((task, list) -> {
                if (list.contains(next.get())) {
                    open.computeIfPresent(task, (t, n) -> n - 1);
                }
            });
        }
        return result;
    }

    public static void main(String[] arguments) {
        RoutePlanner map = new RoutePlanner();
        String[] names = "Aldor Birn Calde Dorf Eich Furt Gral Holm Inza Jork".split(" ");
        for (int i = 0; i < names.length; i++) {
            map.town(names[i], i * 37 % 100, i * 61 % 90);
        }
        for (int[] r : new int[][] {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {4, 5}, {2, 5}, {5, 6}, {1, 6}, {7, 8}}) {
            map.road(names[r[0]], names[r[1]], map.bird(names[r[0]], names[r[1]]) + (r[0] * 7 + r[1] * 3) % 15);
        }
        for (String to : Arrays.copyOfRange(names, 3, 9)) {
            int[] blind = new int[1];
            int[] guided = new int[1];
            Optional<Way> way = map.shortest("Aldor", to, false, blind);
            boolean same = way.map(Way::length).equals(map.shortest("Aldor", to, true, guided).map(Way::length));
            System.out.println(to + ": " + way.map(Way::toString).orElse("no way") + " " + same + " " + (guided[0] <= blind[0]));
        }
        System.out.println(map.spanningTree().stream().map(r -> r.from().charAt(0) + "" + r.to().charAt(0) + r.length())
                .collect(Collectors.joining(" ")));
        System.out.println(map.components());
        System.out.println(order(new TreeMap<>(Map.of("shoes", List.of("socks", "trousers"), "socks", List.of(), "trousers",
                List.of("pants"), "pants", List.of(), "belt", List.of("trousers")))));
        System.out.println(order(Map.of("hen", List.of("egg"), "egg", List.of("hen"))));
    }
}
