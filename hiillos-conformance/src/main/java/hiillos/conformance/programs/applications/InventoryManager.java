package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A warehouse: generic repository, observers, reservations that expire, and undo. */
public final class InventoryManager {
    enum Category { TOOL, FOOD, TOY }

    enum Flag { FRAGILE, COLD, HEAVY }

    record Item(String code, String name, Category category, EnumSet<Flag> flags, int cents) implements Comparable<Item> {
        Item {
            Objects.requireNonNull(code, "code");
            if (!code.matches("[A-Z]{2}\\d{3}")) {
                throw new IllegalArgumentException("bad code: " + code);
            }
        }

        @Override
        public int compareTo(Item other) {
            return code.compareTo(other.code);
        }
    }

    interface Repository<K extends Comparable<K>, V> {
        Optional<V> find(K key);

        V save(K key, V value);

        Collection<V> all();

        default List<V> where(Predicate<? super V> condition) {
            return all().stream().filter(condition).toList();
        }
    }

    static final class Memory<K extends Comparable<K>, V> implements Repository<K, V> {
        private final TreeMap<K, V> values = new TreeMap<>();

        @Override
        public Optional<V> find(K key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public V save(K key, V value) {
            return values.put(key, value);
        }

        @Override
        public Collection<V> all() {
            return values.values();
        }
    }

    record Change(Item item, int before, int after) {}

    private final Repository<String, Item> items = new Memory<>();
    private final Map<Item, Integer> stock = new TreeMap<>();
    private final Map<Item, TreeMap<Integer, Integer>> reserved = new HashMap<>();
    private final List<Consumer<? super Change>> listeners = new ArrayList<>();
    private final List<Runnable> undo = new ArrayList<>();
    private int now;

    Item define(String code, String name, Category category, int cents, Flag... flags) {
        EnumSet<Flag> set = EnumSet.noneOf(Flag.class);
        set.addAll(List.of(flags));
        Item item = new Item(code, name, category, set, cents);
        if (items.save(code, item) != null) {
            throw new IllegalStateException(code + " is defined twice");
        }
        return item;
    }

    void move(Item item, int count) {
        int before = stock.getOrDefault(item, 0);
        int after = before + count;
        if (after < reservedOf(item)) {
            throw new IllegalStateException(item.name() + ": " + before + " there, " + reservedOf(item) + " reserved, " + -count + " wanted");
        }
        stock.put(item, after);
        undo.add(() -> change(item, before));
        listeners.forEach(l -> l.accept(new Change(item, before, after)));
    }

    private void change(Item item, int count) {
        int before = stock.put(item, count);
        listeners.forEach(l -> l.accept(new Change(item, before, count)));
    }

    void reserve(Item item, int count, int until) {
        if (stock.getOrDefault(item, 0) - reservedOf(item) < count) {
            throw new IllegalStateException("cannot reserve " + count + " of " + item.name());
        }
        reserved.computeIfAbsent(item, i -> new TreeMap<>()).merge(until, count, Integer::sum);
    }

    private int reservedOf(Item item) {
        return reserved.getOrDefault(item, new TreeMap<>()).tailMap(now, false).values().stream().mapToInt(Integer::intValue).sum();
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException e) {
            System.out.println("! " + e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        InventoryManager store = new InventoryManager();
        Map<Category, Integer> events = new EnumMap<>(Category.class);
        store.listeners.add(c -> events.merge(c.item().category(), 1, Integer::sum));
        store.listeners.add((Object o) -> System.out.println("  " + o.toString().replaceAll("Item\\[code=(\\w+).*?cents=\\d+]", "$1")));
        Item hammer = store.define("TL001", "hammer", Category.TOOL, 1299, Flag.HEAVY);
        Item milk = store.define("FD100", "milk", Category.FOOD, 109, Flag.COLD, Flag.FRAGILE);
        Item robot = store.define("TY777", "robot", Category.TOY, 4999);
        store.attempt(() -> store.define("TL001", "again", Category.TOOL, 1));
        store.attempt(() -> store.define("x", "bad", Category.TOOL, 1));
        store.attempt(() -> new Item(null, "none", Category.TOOL, EnumSet.allOf(Flag.class), 0));
        store.move(hammer, 10);
        store.move(milk, 30);
        store.attempt(() -> store.move(robot, -1));
        store.reserve(milk, 25, 5);
        store.attempt(() -> store.reserve(milk, 6, 9));
        store.attempt(() -> store.move(milk, -10));
        store.now = 5;
        store.move(milk, -10);
        store.undo.reversed().forEach(Runnable::run);
        System.out.println(events + " " + new TreeSet<>(store.stock.values()));
        System.out.println(store.items.where(i -> i.flags().contains(Flag.COLD) || i.cents() > 2000).stream().map(Item::name).toList());
        System.out.println(store.items.all().stream().sorted(Comparator.comparing(Item::category).thenComparing(Item::cents, Comparator.reverseOrder()))
                .map(i -> String.format("%s %.2f", i.name(), i.cents() / 100.0)).collect(Collectors.joining("; ")));
        System.out.println(store.items.find("TY777").map(Item::flags).filter(EnumSet::isEmpty).isPresent() + " "
                + store.items.find("none").or(() -> Optional.of(hammer)).get().name() + " " + EnumSet.complementOf(milk.flags()) + " "
                + EnumSet.range(Flag.FRAGILE, Flag.COLD).equals(EnumSet.of(Flag.COLD, Flag.FRAGILE)));
    }
}
