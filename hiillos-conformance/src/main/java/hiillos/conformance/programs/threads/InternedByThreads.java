package hiillos.conformance.programs.threads;

import java.util.concurrent.CountDownLatch;

/** Of equal strings that threads intern at the same time there is one each, and it is the literal if there is one. */
public final class InternedByThreads {
    private static final int THREADS = 8;
    private static final int STRINGS = 3000;

    private InternedByThreads() {}

    public static void main(String[] arguments) throws InterruptedException {
        String[][] found = new String[THREADS][STRINGS];
        CountDownLatch begin = new CountDownLatch(1);
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            String[] own = found[i];
            threads[i] = new Thread(() -> {
                try {
                    begin.await();
                } catch (InterruptedException stop) {
                    return;
                }
                for (int k = 0; k < STRINGS; k++) {
                    own[k] = ("text " + k).intern();
                }
            });
            threads[i].start();
        }
        begin.countDown();
        int several = 0;
        for (Thread thread : threads) {
            thread.join();
        }
        for (int k = 0; k < STRINGS; k++) {
            boolean same = found[0][k].equals("text " + k);
            for (String[] each : found) {
                same &= each[k] == found[0][k];
            }
            several += same ? 0 : 1;
        }
        System.out.println(several + " strings are there more than once");
        System.out.println(found[3][7] == "text 7");
    }
}
