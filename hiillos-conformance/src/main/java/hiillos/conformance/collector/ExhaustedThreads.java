package hiillos.conformance.collector;

/** Threads die one after the other of a heap that stays full, the reports of their deaths too; the first one lives on and has room again. */
public final class ExhaustedThreads {
    private static final int THREADS = 3;

    /** A chain of arrays. */
    private static Object[] kept;

    private ExhaustedThreads() {}

    private static void fill() {
        for (int bytes = 100_000; ; bytes = Math.max(bytes / 2, 1)) {
            try {
                while (true) {
                    kept = new Object[] {kept, new byte[bytes]};
                }
            } catch (OutOfMemoryError full) {
                if (bytes == 1) {
                    throw full;
                }
            }
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(ExhaustedThreads::fill);
        }
        for (Thread each : threads) {
            each.start();
            each.join();
        }
        kept = null;
        System.out.println("alive, " + new byte[1 << 20].length + " bytes");
    }
}
