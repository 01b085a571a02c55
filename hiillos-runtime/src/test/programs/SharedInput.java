import java.io.IOException;

/** Threads share standard input: every byte reaches one of them. */
public class SharedInput {
    private static final int THREADS = 4;

    private static long count;
    private static long sum;

    private static void read() {
        long ownCount = 0;
        long ownSum = 0;
        byte[] some = new byte[3];
        try {
            for (int value = System.in.read(); value >= 0; value = System.in.read()) {
                ownCount++;
                ownSum += value;
                int more = System.in.read(some);
                for (int i = 0; i < more; i++) {
                    ownCount++;
                    ownSum += some[i] & 0xff;
                }
            }
        } catch (IOException error) {
            System.out.println(error);
        }
        synchronized (SharedInput.class) {
            count += ownCount;
            sum += ownSum;
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(SharedInput::read);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(count + " bytes, sum " + sum);
    }
}
