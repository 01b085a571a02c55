package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Own heaps of two kinds, and schedules of jobs with deadlines, priorities and preemption. */
public final class QueueOfJobs {
    record Job(String name, int arrival, int length, int deadline, int priority) {}

    record Slice(String job, int from, int to) {
        @Override
        public String toString() {
            return job + "[" + from + "-" + to + ")";
        }
    }

    /** A binary heap whose elements can be moved when their key changes. */
    static final class Heap<T> implements Iterable<T> {
        private final List<T> elements = new ArrayList<>();
        private final Comparator<? super T> order;

        Heap(Comparator<? super T> order) {
            this.order = order;
        }

        void add(T element) {
            elements.add(element);
            up(elements.size() - 1);
        }

        T remove() {
            if (elements.isEmpty()) {
                throw new NoSuchElementException("heap is empty");
            }
            T first = elements.getFirst();
            T last = elements.removeLast();
            if (!elements.isEmpty()) {
                elements.set(0, last);
                down(0);
            }
            return first;
        }

        private void up(int at) {
            while (at > 0 && order.compare(elements.get(at), elements.get((at - 1) / 2)) < 0) {
                java.util.Collections.swap(elements, at, (at - 1) / 2);
                at = (at - 1) / 2;
            }
        }

        private void down(int at) {
            while (2 * at + 1 < elements.size()) {
                int child = 2 * at + 1;
                if (child + 1 < elements.size() && order.compare(elements.get(child + 1), elements.get(child)) < 0) {
                    child++;
                }
                if (order.compare(elements.get(child), elements.get(at)) >= 0) {
                    return;
                }
                java.util.Collections.swap(elements, at, child);
                at = child;
            }
        }

        boolean isEmpty() {
            return elements.isEmpty();
        }

        @Override
        public Iterator<T> iterator() {
            return elements.iterator();
        }
    }

    private QueueOfJobs() {}

    /** Runs the best job at each tick; with {@code whole} a job that began is finished first. */
    static List<Slice> schedule(List<Job> jobs, Comparator<Job> order, boolean whole) {
        List<Job> coming = new ArrayList<>(jobs);
        coming.sort(Comparator.comparingInt(Job::arrival));
        int[] left = jobs.stream().mapToInt(Job::length).toArray();
        Heap<Job> ready = new Heap<>(order.thenComparing(Job::name));
        List<Slice> slices = new ArrayList<>();
        Job current = null;
        for (int now = 0; !coming.isEmpty() || !ready.isEmpty() || current != null; now++) {
            while (!coming.isEmpty() && coming.getFirst().arrival() <= now) {
                ready.add(coming.removeFirst());
            }
            if (current != null && !whole) {
                ready.add(current);
                current = null;
            }
            if (current == null && !ready.isEmpty()) {
                current = ready.remove();
            }
            if (current == null) {
                continue;
            }
            Slice last = slices.isEmpty() ? null : slices.getLast();
            if (last != null && last.job().equals(current.name()) && last.to() == now) {
                slices.set(slices.size() - 1, new Slice(last.job(), last.from(), now + 1));
            } else {
                slices.add(new Slice(current.name(), now, now + 1));
            }
            if (--left[jobs.indexOf(current)] == 0) {
                current = null;
            }
        }
        return slices;
    }

    static String report(List<Job> jobs, List<Slice> slices) {
        TreeMap<String, Integer> ends = new TreeMap<>();
        slices.forEach(s -> ends.put(s.job(), s.to()));
        double turnaround = jobs.stream().mapToInt(j -> ends.get(j.name()) - j.arrival()).average().orElseThrow();
        long late = jobs.stream().filter(j -> ends.get(j.name()) > j.deadline()).count();
        return String.format("turnaround %.2f, late %d, slices %d", turnaround, late, slices.size());
    }

    public static void main(String[] arguments) {
        List<Job> jobs = List.of(new Job("a", 0, 8, 30, 3), new Job("b", 1, 4, 10, 1), new Job("c", 2, 9, 40, 2), new Job("d", 3, 5, 14, 4),
                new Job("e", 40, 1, 41, 1));
        record Policy(String name, ToIntFunction<Job> key, boolean whole) {}
        for (Policy p : List.of(new Policy("first come", Job::arrival, true), new Policy("shortest", Job::length, true),
                new Policy("deadline", Job::deadline, false), new Policy("priority", Job::priority, false))) {
            List<Slice> slices = schedule(jobs, Comparator.comparingInt(p.key()), p.whole());
            System.out.println(p.name() + ": " + slices.stream().map(Slice::toString).collect(Collectors.joining(" ")));
            System.out.println("  " + report(jobs, slices));
        }
        Random random = new Random(12);
        Heap<Integer> mine = new Heap<>(Comparator.reverseOrder());
        PriorityQueue<Integer> library = new PriorityQueue<>(Comparator.reverseOrder());
        int equal = 0;
        for (int i = 0; i < 3000; i++) {
            if (random.nextInt(5) < 3 || library.isEmpty()) {
                int value = random.nextInt(500);
                mine.add(value);
                library.add(value);
            } else {
                equal += mine.remove().equals(library.remove()) ? 1 : 0;
            }
        }
        int[] rest = new int[library.size()];
        Arrays.setAll(rest, i -> mine.remove());
        System.out.println(equal + " equal, rest " + rest.length + " " + rest[0] + ".." + rest[rest.length - 1] + " " + mine.iterator().hasNext());
        try {
            mine.remove();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
    }
}
