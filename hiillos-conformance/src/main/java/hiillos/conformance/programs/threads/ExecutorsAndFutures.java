package hiillos.conformance.programs.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Pools, futures, completion stages and timers. */
public final class ExecutorsAndFutures {
    private ExecutorsAndFutures() {}

    public static void main(String[] arguments) throws Exception {
        pools();
        futures();
        stages();
        timers();
    }

    private static void pools() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> squares = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int mine = i;
            squares.add(pool.submit(() -> mine * mine));
        }
        int sum = 0;
        for (Future<Integer> square : squares) {
            sum += square.get();
        }
        System.out.println("squares: " + sum);
        List<Callable<String>> calls = List.of(() -> "a", () -> "b", () -> "c");
        StringBuilder text = new StringBuilder();
        for (Future<String> each : pool.invokeAll(calls)) {
            text.append(each.get());
        }
        System.out.println(text + " " + pool.invokeAny(List.of(() -> "any")));
        ExecutorCompletionService<Integer> completion = new ExecutorCompletionService<>(pool);
        for (int i = 0; i < 10; i++) {
            int mine = i;
            completion.submit(() -> mine);
        }
        int total = 0;
        for (int i = 0; i < 10; i++) {
            total += completion.take().get();
        }
        System.out.println("completed: " + total);
        pool.shutdown();
        System.out.println(pool.awaitTermination(10, TimeUnit.SECONDS) + " " + pool.isTerminated());
        try {
            pool.execute(() -> { });
        } catch (RejectedExecutionException expected) {
            System.out.println("rejected");
        }
        try (ExecutorService single = Executors.newSingleThreadExecutor()) {
            StringBuffer order = new StringBuffer();
            for (int i = 0; i < 10; i++) {
                int mine = i;
                single.execute(() -> order.append(mine));
            }
            single.submit(() -> { }).get();
            System.out.println(order);
        }
        ThreadPoolExecutor small = new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1),
                new ThreadPoolExecutor.CallerRunsPolicy());
        CountDownLatch go = new CountDownLatch(1);
        String[] ran = new String[1];
        for (int i = 0; i < 3; i++) {
            small.execute(() -> {
                try {
                    go.await();
                } catch (InterruptedException exception) {
                    throw new IllegalStateException(exception);
                }
            });
        }
        small.execute(() -> ran[0] = Thread.currentThread().getName());
        go.countDown();
        small.shutdown();
        System.out.println("run by " + ran[0] + ", " + small.awaitTermination(10, TimeUnit.SECONDS) + " " + small.getCompletedTaskCount());
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            System.out.println("virtual: " + each.submit(() -> Thread.currentThread().isVirtual()).get());
        }
    }

    private static void futures() throws Exception {
        FutureTask<String> task = new FutureTask<>(() -> "done");
        new Thread(task).start();
        System.out.println(task.get() + " " + task.state());
        FutureTask<String> failing = new FutureTask<>(() -> {
            throw new IllegalStateException("failed");
        });
        failing.run();
        try {
            failing.get();
        } catch (ExecutionException expected) {
            System.out.println(expected.getCause());
        }
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<String> endless = new FutureTask<>(() -> {
            begun.countDown();
            Thread.sleep(1_000_000);
            return "never";
        });
        Thread thread = new Thread(endless);
        thread.start();
        begun.await();
        try {
            endless.get(5, TimeUnit.MILLISECONDS);
        } catch (TimeoutException expected) {
            System.out.println("timed out");
        }
        System.out.println(endless.cancel(true) + " " + endless.isCancelled());
        thread.join();
        try {
            endless.get();
        } catch (CancellationException expected) {
            System.out.println("cancelled");
        }
    }

    private static void stages() throws Exception {
        CompletableFuture<Integer> twenty = CompletableFuture.supplyAsync(() -> 20);
        System.out.println(twenty.thenApplyAsync(x -> x + 1).thenCombine(CompletableFuture.supplyAsync(() -> 2), (x, y) -> x * y).get());
        CompletableFuture<Integer> failed = CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("bad");
        });
        try {
            failed.join();
        } catch (CompletionException expected) {
            System.out.println(expected.getMessage());
        }
        System.out.println(failed.exceptionally(e -> -1).join() + " " + failed.handle((v, e) -> e.getClass().getSimpleName()).join());
        List<CompletableFuture<Integer>> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int mine = i;
            many.add(CompletableFuture.supplyAsync(() -> mine));
        }
        CompletableFuture.allOf(many.toArray(CompletableFuture[]::new)).join();
        System.out.println(many.stream().mapToInt(CompletableFuture::join).sum());
        System.out.println(new CompletableFuture<String>().completeOnTimeout("late", 5, TimeUnit.MILLISECONDS).get());
        try {
            new CompletableFuture<String>().orTimeout(5, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException expected) {
            System.out.println(expected.getCause().getClass().getSimpleName());
        }
        CompletableFuture<String> byHand = new CompletableFuture<>();
        CompletableFuture<Integer> length = byHand.thenCompose(s -> CompletableFuture.completedFuture(s.length()));
        byHand.complete("seven!!");
        System.out.println(length.get());
    }

    private static void timers() throws Exception {
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
        System.out.println(scheduler.schedule(() -> "scheduled", 5, TimeUnit.MILLISECONDS).get());
        CountDownLatch three = new CountDownLatch(3);
        Future<?> ticking = scheduler.scheduleAtFixedRate(three::countDown, 1, 1, TimeUnit.MILLISECONDS);
        three.await();
        ticking.cancel(false);
        scheduler.shutdownNow();
        System.out.println("ticked " + ticking.isCancelled() + " " + scheduler.awaitTermination(10, TimeUnit.SECONDS));
        Timer timer = new Timer("timer", true);
        CountDownLatch rung = new CountDownLatch(2);
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                rung.countDown();
            }
        }, 2, 2);
        rung.await();
        timer.cancel();
        System.out.println("rung");
    }
}
