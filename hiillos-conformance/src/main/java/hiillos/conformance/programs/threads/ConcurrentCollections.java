package hiillos.conformance.programs.threads;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Maps, queues and lists that several threads change. */
public final class ConcurrentCollections {
    private ConcurrentCollections() {}

    private record Due(int number, long at) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(at, ((Due) other).at);
        }
    }

    private static void together(int count, java.util.function.IntConsumer body) throws InterruptedException {
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            int mine = i;
            threads[i] = new Thread(() -> body.accept(mine));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
        together(4, mine -> {
            for (int i = 0; i < 2_000; i++) {
                map.merge("key" + i % 500, 1, Integer::sum);
                map.computeIfAbsent("once" + i % 100, key -> mine);
            }
        });
        System.out.println(map.size() + " " + map.entrySet().stream().filter(e -> e.getKey().startsWith("key")).mapToInt(Map.Entry::getValue).sum());
        System.out.println(map.reduceValuesToInt(1, v -> 1, 0, Integer::sum) + " " + map.search(1, (k, v) -> k.equals("key7") ? v : null));
        ConcurrentSkipListMap<Integer, Integer> sorted = new ConcurrentSkipListMap<>();
        ConcurrentSkipListSet<Integer> set = new ConcurrentSkipListSet<>();
        together(4, mine -> {
            for (int i = mine; i < 800; i += 4) {
                sorted.put(i * 7 % 801, i);
                set.add(i % 50);
            }
            for (int i = mine; i < 800; i += 8) {
                sorted.remove(i * 7 % 801);
            }
        });
        System.out.println(sorted.size() + " " + sorted.firstKey() + " " + sorted.lastKey() + " " + new TreeMap<>(sorted).equals(sorted) + " " + set);
        for (BlockingQueue<Integer> queue : List.<BlockingQueue<Integer>>of(new ArrayBlockingQueue<>(2), new LinkedBlockingQueue<>(),
                new LinkedTransferQueue<>(), new SynchronousQueue<>(), new LinkedBlockingDeque<>(3), new PriorityBlockingQueue<>())) {
            long[] sums = new long[2];
            together(4, mine -> {
                try {
                    for (int i = 0; i < 300; i++) {
                        if (mine < 2) {
                            queue.put(i * 2 + mine);
                        } else {
                            sums[mine - 2] += queue.take();
                        }
                    }
                } catch (InterruptedException exception) {
                    throw new IllegalStateException(exception);
                }
            });
            System.out.println(queue.getClass().getSimpleName() + " " + (sums[0] + sums[1]) + " " + queue.size());
        }
        ConcurrentLinkedQueue<Integer> linked = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedDeque<Integer> twoEnds = new ConcurrentLinkedDeque<>();
        CopyOnWriteArrayList<Integer> copied = new CopyOnWriteArrayList<>();
        together(4, mine -> {
            for (int i = 0; i < 200; i++) {
                linked.add(i);
                if (mine % 2 == 0) {
                    twoEnds.addFirst(mine);
                } else {
                    twoEnds.addLast(mine);
                }
                copied.addIfAbsent(i);
            }
        });
        System.out.println(linked.stream().mapToInt(i -> i).sum() + " " + twoEnds.size() + " " + twoEnds.peekFirst() % 2 + twoEnds.peekLast() % 2
                + " " + copied.size());
        DelayQueue<Due> due = new DelayQueue<>();
        long now = System.nanoTime();
        due.add(new Due(3, now + TimeUnit.HOURS.toNanos(1)));
        due.add(new Due(2, now + 8_000_000));
        due.add(new Due(1, now + 4_000_000));
        System.out.println(due.take().number() + " " + due.take().number() + " " + due.poll());
    }
}
