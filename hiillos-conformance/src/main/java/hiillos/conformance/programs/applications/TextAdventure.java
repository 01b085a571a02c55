package hiillos.conformance.programs.applications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A text adventure that reads its player's commands from a script. */
public final class TextAdventure {
    enum Direction {
        NORTH, EAST, SOUTH, WEST;

        Direction opposite() {
            return values()[(ordinal() + 2) % values().length];
        }

        static Optional<Direction> of(String word) {
            for (Direction d : values()) {
                if (d.name().toLowerCase(Locale.ROOT).startsWith(word)) {
                    return Optional.of(d);
                }
            }
            return Optional.empty();
        }
    }

    static final class Room {
        private final String name;
        private final String description;
        private final Map<Direction, Room> exits = new EnumMap<>(Direction.class);
        private final Set<String> things = new LinkedHashSet<>();
        private final Map<Direction, String> locks = new EnumMap<>(Direction.class);
        private boolean visited;

        Room(String name, String description, String... things) {
            this.name = name;
            this.description = description;
            this.things.addAll(Set.of(things));
        }

        void connect(Direction direction, Room other) {
            exits.put(direction, other);
            other.exits.put(direction.opposite(), this);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    interface Action {
        void run(String object) throws GameOver;
    }

    static final class GameOver extends Exception {
        private static final long serialVersionUID = 1L;

        GameOver(String message) {
            super(message, null, false, false);
        }
    }

    private final Map<String, Action> verbs = new HashMap<>();
    private final Set<String> bag = new LinkedHashSet<>();
    private Room here;
    private int moves;
    private int score;

    TextAdventure() {
        Room cellar = new Room("Cellar", "It is damp. Something drips.", "lamp");
        Room hall = new Room("Hall", "A long hall with portraits of stern people.");
        Room library = new Room("Library", "Books up to the ceiling.", "key");
        Room garden = new Room("Garden", "Roses, and at last the sky.");
        cellar.connect(Direction.NORTH, hall);
        hall.connect(Direction.EAST, library);
        hall.connect(Direction.NORTH, garden);
        hall.locks.put(Direction.NORTH, "key");
        here = cellar;
        verbs.put("go", this::go);
        verbs.put("look", object -> describe(true));
        verbs.put("take", this::take);
        verbs.put("drop", this::drop);
        verbs.put("bag", object -> System.out.println(bag.isEmpty() ? "You carry nothing." : "You carry: " + String.join(", ", bag)));
        verbs.put("quit", object -> {
            throw new GameOver("Coward.");
        });
        for (Direction d : Direction.values()) {
            verbs.put(d.name().toLowerCase(Locale.ROOT), object -> go(d.name().toLowerCase(Locale.ROOT)));
        }
    }

    private void describe(boolean wholly) {
        System.out.println("== " + here + " ==");
        if (wholly || !here.visited) {
            System.out.println(here.description);
        }
        here.things.forEach(thing -> System.out.println("There is a " + thing + " here."));
        System.out.println("Exits: " + here.exits.keySet());
        here.visited = true;
    }

    private void go(String word) throws GameOver {
        Direction direction = Direction.of(word).orElse(null);
        if (word.isEmpty() || direction == null) {
            System.out.println("Where is '" + word + "'?");
            return;
        }
        Room next = here.exits.get(direction);
        String key = here.locks.get(direction);
        if (next == null) {
            System.out.println("You bump into the wall.");
        } else if (key != null && !bag.contains(key)) {
            System.out.println("The door is locked.");
        } else {
            if (key != null) {
                here.locks.remove(direction);
                System.out.println("You unlock the door.");
                score += 10;
            }
            here = next;
            score += here.visited ? 0 : 5;
            describe(false);
            if (here.name.equals("Garden")) {
                throw new GameOver("You are free!");
            }
        }
    }

    private void take(String thing) {
        System.out.println(here.things.remove(thing) && bag.add(thing) ? "Taken." : "There is no " + thing + ".");
    }

    private void drop(String thing) {
        if (bag.remove(thing)) {
            here.things.add(thing);
            System.out.println("Dropped.");
        } else {
            System.out.println("You have no " + thing + ".");
        }
    }

    void play(BufferedReader commands) throws IOException {
        describe(true);
        try {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                System.out.println("> " + line);
                String[] words = line.strip().toLowerCase(Locale.ROOT).split("\\s+", 2);
                Action action = verbs.get(words[0]);
                if (action == null) {
                    System.out.println("I do not know how to " + words[0] + ".");
                    continue;
                }
                moves++;
                action.run(words.length > 1 ? words[1] : "");
            }
            System.out.println("You fall asleep.");
        } catch (GameOver end) {
            System.out.println(end.getMessage());
        }
        System.out.printf("%d moves, score %d, rank %s%n", moves, score, score > 20 ? "hero" : "wanderer");
    }

    public static void main(String[] arguments) throws IOException {
        String script = """
                look
                take sword
                take lamp
                dance wildly
                go west
                north
                go n
                east
                take key
                bag
                drop lamp
                look
                go w
                go nowhere
                go north
                look
                """;
        new TextAdventure().play(new BufferedReader(new StringReader(script)));
        new TextAdventure().play(new BufferedReader(new StringReader("  LOOK  \nquit\nlook")));
        new TextAdventure().play(new BufferedReader(new StringReader("")));
    }
}
