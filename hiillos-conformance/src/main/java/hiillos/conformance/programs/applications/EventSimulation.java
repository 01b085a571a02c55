package hiillos.conformance.programs.applications;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Discrete events: customers, counters and their queues in a bank, compared between strategies. */
public final class EventSimulation {
    sealed interface Event permits Arrival, Departure, Break {
        double time();
    }

    record Arrival(double time, int customer) implements Event {}

    record Departure(double time, int customer, int counter) implements Event {}

    record Break(double time, int counter, double length) implements Event {}

    @FunctionalInterface
    interface Strategy {
        int choose(List<Counter> counters);
    }

    static final class Counter {
        private final Queue<Integer> waiting = new ArrayDeque<>();
        private boolean busy;
        private double closedUntil;
        private double worked;

        int load() {
            return waiting.size() + (busy ? 1 : 0);
        }
    }

    static final class Simulation {
        private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingDouble(Event::time)
                .thenComparing(e -> e.getClass().getSimpleName()));
        private final List<Counter> counters = new ArrayList<>();
        private final List<Double> arrivals = new ArrayList<>();
        private final DoubleSummaryStatistics waits = new DoubleSummaryStatistics();
        private final SplittableRandom random;
        private final Strategy strategy;
        private double now;
        private int longest;

        Simulation(long seed, int counters, Strategy strategy) {
            this.random = new SplittableRandom(seed);
            this.strategy = strategy;
            for (int i = 0; i < counters; i++) {
                this.counters.add(new Counter());
            }
        }

        private double exponential(double mean) {
            return -mean * StrictMath.log(1 - random.nextDouble());
        }

        void run(int customers) {
            events.add(new Arrival(exponential(1), 0));
            events.add(new Break(20, 0, 15));
            while (!events.isEmpty()) {
                Event event = events.poll();
                now = event.time();
                switch (event) {
                    case Arrival(double t, int customer) -> {
                        arrivals.add(t);
                        int chosen = strategy.choose(counters);
                        Counter counter = counters.get(chosen);
                        counter.waiting.add(customer);
                        longest = Math.max(longest, counter.waiting.size());
                        serve(chosen);
                        if (customer + 1 < customers) {
                            events.add(new Arrival(t + exponential(1), customer + 1));
                        }
                    }
                    case Departure(double t, int customer, int counter) -> {
                        counters.get(counter).busy = false;
                        serve(counter);
                    }
                    case Break(double t, int counter, double length) when length > 0 -> {
                        counters.get(counter).closedUntil = t + length;
                        events.add(new Break(t + length, counter, 0));
                    }
                    case Break b -> serve(b.counter());
                }
            }
        }

        private void serve(int number) {
            Counter counter = counters.get(number);
            if (counter.busy || counter.waiting.isEmpty() || counter.closedUntil > now) {
                return;
            }
            int customer = counter.waiting.remove();
            waits.accept(now - arrivals.get(customer));
            double length = 0.5 + exponential(2.2);
            counter.busy = true;
            counter.worked += length;
            events.add(new Departure(now + length, customer, number));
        }
    }

    private EventSimulation() {}

    static int shortest(List<Counter> counters) {
        int best = 0;
        for (int i = 1; i < counters.size(); i++) {
            if (counters.get(i).load() < counters.get(best).load()) {
                best = i;
            }
        }
        return best;
    }

    static Strategy roundRobin() {
        int[] next = new int[1];
        return counters -> next[0]++ % counters.size();
    }

    public static void main(String[] arguments) {
        record Named(String name, Strategy strategy) {}
        SplittableRandom coin = new SplittableRandom(5);
        List<Named> strategies = List.of(new Named("shortest", EventSimulation::shortest), new Named("in turn", roundRobin()),
                new Named("at random", counters -> coin.nextInt(counters.size())));
        for (Named named : strategies) {
            Simulation s = new Simulation(42, 3, named.strategy());
            s.run(500);
            System.out.printf("%-10s wait %6.2f (at most %6.2f), queue %d, end %.3f, busy", named.name(), s.waits.getAverage(), s.waits.getMax(),
                    s.longest, s.now);
            s.counters.forEach(c -> System.out.printf(" %3.0f%%", 100 * c.worked / s.now));
            System.out.println();
        }
        SplittableRandom parent = new SplittableRandom(1);
        SplittableRandom child = parent.split();
        System.out.println(parent.nextLong() + " " + child.nextLong() + " " + child.nextInt(10, 20) + " " + parent.nextBoolean());
        System.out.println(new SplittableRandom(3).ints(5, 0, 100).boxed().toList() + " "
                + DoubleStream.of(0.1, 0.2, 0.3).summaryStatistics());
    }
}
