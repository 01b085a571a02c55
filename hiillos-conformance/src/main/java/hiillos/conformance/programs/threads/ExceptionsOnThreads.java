package hiillos.conformance.programs.threads;

import java.util.concurrent.atomic.AtomicLong;

/** Exceptions, finally and traces work alike on all threads at once. */
public final class ExceptionsOnThreads {
    private ExceptionsOnThreads() {}

    private static int thrower(int seed) {
        if (seed % 3 == 0) {
            throw new IllegalArgumentException("three");
        }
        if (seed % 5 == 0) {
            int[] none = new int[seed % 5];
            return none[seed];
        }
        return seed % 7 == 0 ? seed / (seed % 7) : ((String) null).length();
    }

    public static void main(String[] arguments) throws InterruptedException {
        AtomicLong sum = new AtomicLong();
        AtomicLong frames = new AtomicLong();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                long mine = 0;
                for (int k = 1; k <= 300; k++) {
                    try {
                        mine += thrower(k);
                    } catch (IllegalArgumentException exception) {
                        mine += exception.getStackTrace()[0].getMethodName().equals("thrower") ? 1 : 1000;
                    } catch (ArithmeticException | ArrayIndexOutOfBoundsException exception) {
                        mine += 7;
                    } catch (NullPointerException exception) {
                        mine += 11;
                    } finally {
                        mine += 13;
                    }
                }
                sum.addAndGet(mine);
                StackTraceElement[] trace = new Exception().getStackTrace();
                frames.addAndGet(trace[0].getClassName().equals(ExceptionsOnThreads.class.getName()) ? 1 : 100);
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(sum + " " + frames);
    }
}
