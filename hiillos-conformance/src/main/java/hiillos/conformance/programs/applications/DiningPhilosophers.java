package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Philosophers who share forks, by four ways out of the deadlock; everybody eats, and no fork is in two hands. */
public final class DiningPhilosophers {
    private static final int SEATS = 5;
    private static final int MEALS = 40;

    private DiningPhilosophers() {}

    /** How a philosopher gets two forks and gives them back. */
    interface Table {
        void take(int seat) throws InterruptedException;

        void giveBack(int seat);

        String rule();
    }

    private static int left(int seat) {
        return seat;
    }

    private static int right(int seat) {
        return (seat + 1) % SEATS;
    }

    /** The lower fork first: no circle of waiting. */
    static final class OrderedForks implements Table {
        private final ReentrantLock[] forks = new ReentrantLock[SEATS];

        OrderedForks() {
            Arrays.setAll(forks, i -> new ReentrantLock());
        }

        @Override
        public void take(int seat) {
            forks[Math.min(left(seat), right(seat))].lock();
            forks[Math.max(left(seat), right(seat))].lock();
        }

        @Override
        public void giveBack(int seat) {
            forks[left(seat)].unlock();
            forks[right(seat)].unlock();
        }

        @Override
        public String rule() {
            return "lower fork first";
        }
    }

    /** At most four sit at the table. */
    static final class Waiter implements Table {
        private final Semaphore chairs = new Semaphore(SEATS - 1, true);
        private final Semaphore[] forks = new Semaphore[SEATS];

        Waiter() {
            Arrays.setAll(forks, i -> new Semaphore(1));
        }

        @Override
        public void take(int seat) throws InterruptedException {
            chairs.acquire();
            forks[left(seat)].acquire();
            forks[right(seat)].acquire();
        }

        @Override
        public void giveBack(int seat) {
            forks[right(seat)].release();
            forks[left(seat)].release();
            chairs.release();
        }

        @Override
        public String rule() {
            return "a waiter";
        }
    }

    /** Both or none, with a condition for each seat. */
    static final class BothOrNone implements Table {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition[] free = new Condition[SEATS];
        private final boolean[] eats = new boolean[SEATS];

        BothOrNone() {
            Arrays.setAll(free, i -> lock.newCondition());
        }

        private int neighbour(int seat, int distance) {
            return (seat + SEATS + distance) % SEATS;
        }

        @Override
        public void take(int seat) throws InterruptedException {
            lock.lock();
            try {
                while (eats[neighbour(seat, -1)] || eats[neighbour(seat, 1)]) {
                    free[seat].await();
                }
                eats[seat] = true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void giveBack(int seat) {
            lock.lock();
            try {
                eats[seat] = false;
                free[neighbour(seat, -1)].signal();
                free[neighbour(seat, 1)].signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public String rule() {
            return "both or none";
        }
    }

    /** Who does not get the second fork in time puts the first one down. */
    static final class Polite implements Table {
        private final ReentrantLock[] forks = new ReentrantLock[SEATS];

        Polite() {
            Arrays.setAll(forks, i -> new ReentrantLock());
        }

        @Override
        public void take(int seat) throws InterruptedException {
            while (true) {
                forks[left(seat)].lock();
                if (forks[right(seat)].tryLock(seat + 1, TimeUnit.MILLISECONDS)) {
                    return;
                }
                forks[left(seat)].unlock();
                Thread.yield();
            }
        }

        @Override
        public void giveBack(int seat) {
            forks[right(seat)].unlock();
            forks[left(seat)].unlock();
        }

        @Override
        public String rule() {
            return "patience with an end";
        }
    }

    private static void dine(Table table) throws InterruptedException {
        AtomicInteger[] hands = new AtomicInteger[SEATS];
        Arrays.setAll(hands, i -> new AtomicInteger());
        AtomicInteger clashes = new AtomicInteger();
        int[] meals = new int[SEATS];
        List<Thread> philosophers = new ArrayList<>();
        for (int i = 0; i < SEATS; i++) {
            int seat = i;
            philosophers.add(Thread.ofPlatform().name("philosopher " + i).start(() -> {
                try {
                    for (int meal = 0; meal < MEALS; meal++) {
                        table.take(seat);
                        int together = hands[left(seat)].incrementAndGet() + hands[right(seat)].incrementAndGet();
                        clashes.addAndGet(together - 2);
                        meals[seat]++;
                        hands[left(seat)].decrementAndGet();
                        hands[right(seat)].decrementAndGet();
                        table.giveBack(seat);
                    }
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread philosopher : philosophers) {
            philosopher.join();
        }
        System.out.printf("%-22s meals %s, %d clashes, all on the table: %b%n", table.rule() + ":", Arrays.toString(meals), clashes.get(),
                Arrays.stream(hands).allMatch(count -> count.get() == 0));
    }

    public static void main(String[] arguments) throws InterruptedException {
        for (Table table : List.of(new OrderedForks(), new Waiter(), new BothOrNone(), new Polite())) {
            dine(table);
        }
    }
}
