package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A state machine of lifts in a house: sealed states, calls, doors and statistics. */
public final class ElevatorControl {
    private static final int FLOORS = 10;
    private static final int CAPACITY = 4;

    enum Direction {
        UP(1), DOWN(-1);

        private final int step;

        Direction(int step) {
            this.step = step;
        }
    }

    sealed interface State {}

    record Idle() implements State {}

    record Moving(Direction direction) implements State {}

    record Open(int ticksLeft, Direction after) implements State {}

    record Passenger(int number, int from, int to, int since) {
        Direction direction() {
            return to > from ? Direction.UP : Direction.DOWN;
        }
    }

    static final class Lift {
        private final String name;
        private final List<Passenger> inside = new ArrayList<>();
        private final NavigableSet<Integer> stops = new TreeSet<>();
        private State state = new Idle();
        private int floor;
        private int travelled;

        Lift(String name) {
            this.name = name;
        }

        int cost(Passenger p) {
            int distance = Math.abs(floor - p.from());
            return switch (state) {
                case Idle i -> distance;
                case Moving(Direction d) when d == p.direction() && (p.from() - floor) * d.step >= 0 -> distance;
                case Moving m -> distance + FLOORS;
                case Open(int ticks, Direction after) -> distance + ticks + (after == p.direction() ? 0 : FLOORS / 2);
            };
        }
    }

    private final List<Lift> lifts;
    private final List<Passenger> waiting = new ArrayList<>();
    private final Map<Direction, List<Integer>> times = new EnumMap<>(Direction.class);
    private int now;

    ElevatorControl(int count) {
        lifts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lifts.add(new Lift(Character.toString('A' + i)));
        }
    }

    void call(Passenger p) {
        waiting.add(p);
        lifts.stream().min(Comparator.<Lift>comparingInt(l -> l.cost(p)).thenComparing(l -> l.name)).orElseThrow().stops.add(p.from());
    }

    boolean tick() {
        now++;
        lifts.forEach(this::tick);
        return waiting.isEmpty() && lifts.stream().allMatch(l -> l.inside.isEmpty());
    }

    private void tick(Lift lift) {
        lift.state = switch (lift.state) {
            case Idle idle -> lift.stops.isEmpty() ? idle : lift.stops.contains(lift.floor) ? open(lift, null)
                    : new Moving(lift.stops.first() > lift.floor ? Direction.UP : Direction.DOWN);
            case Moving(Direction d) -> {
                lift.floor += d.step;
                lift.travelled++;
                yield lift.stops.contains(lift.floor) ? open(lift, d) : lift.stops.isEmpty() ? new Idle() : new Moving(d);
            }
            case Open(int ticks, Direction after) when ticks > 1 -> new Open(ticks - 1, after);
            case Open(int ticks, Direction after) -> next(lift, after);
        };
    }

    private State next(Lift lift, Direction after) {
        boolean above = lift.stops.higher(lift.floor) != null;
        boolean below = lift.stops.lower(lift.floor) != null;
        if (!above && !below) {
            return new Idle();
        }
        return new Moving(after == Direction.DOWN ? below ? Direction.DOWN : Direction.UP : above ? Direction.UP : Direction.DOWN);
    }

    private State open(Lift lift, Direction direction) {
        lift.stops.remove(lift.floor);
        for (Iterator<Passenger> it = lift.inside.iterator(); it.hasNext();) {
            Passenger p = it.next();
            if (p.to() == lift.floor) {
                it.remove();
                times.computeIfAbsent(p.direction(), d -> new ArrayList<>()).add(now - p.since());
            }
        }
        waiting.removeIf(p -> {
            boolean enters = p.from() == lift.floor && lift.inside.size() < CAPACITY;
            if (enters) {
                lift.inside.add(p);
                lift.stops.add(p.to());
            }
            return enters;
        });
        waiting.stream().filter(p -> p.from() == lift.floor).findFirst().ifPresent(p -> lifts.get((lifts.indexOf(lift) + 1) % lifts.size()).stops
                .add(p.from()));
        return new Open(2, direction);
    }

    public static void main(String[] arguments) {
        for (int count = 1; count <= 3; count++) {
            Random random = new Random(19);
            ElevatorControl house = new ElevatorControl(count);
            int calls = 0;
            boolean done = false;
            while (!done || calls < 40) {
                if (calls < 40 && random.nextInt(3) == 0) {
                    int from = random.nextInt(FLOORS);
                    house.call(new Passenger(calls++, from, (from + 1 + random.nextInt(FLOORS - 1)) % FLOORS, house.now));
                }
                done = house.tick();
                if (house.now % 40 == 0 && house.now <= 120) {
                    System.out.println(house.now + ": " + house.lifts.stream().map(l -> l.name + l.floor + l.state.getClass().getSimpleName().charAt(0)
                            + l.inside.size()).collect(Collectors.joining(" ")) + " waiting " + house.waiting.size());
                }
                if (house.now > 5000) {
                    throw new IllegalStateException("stuck");
                }
            }
            System.out.println(count + " lifts: " + house.now + " ticks, " + house.times.entrySet().stream().map(e -> e.getKey() + " "
                    + String.format("%.1f", e.getValue().stream().mapToInt(Integer::intValue).average().orElse(0)) + " at most "
                    + Collections.max(e.getValue())).collect(Collectors.joining(", ")) + " " + house.lifts.stream().map(l -> l.travelled).toList());
        }
    }
}
