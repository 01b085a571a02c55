package hiillos.conformance.programs.numbers;

import java.util.Random;

/** Pseudo-random sequences from 32- and 64-bit arithmetic. */
public final class LinearGenerators {
    private LinearGenerators() {}

    public static void main(String[] arguments) {
        int x = 42;
        long y = 42;
        for (int i = 0; i < 20; i++) {
            x ^= x << 13;
            x ^= x >>> 17;
            x ^= x << 5;
            y = y * 6364136223846793005L + 1442695040888963407L;
            System.out.println(x + " " + y + " " + (int) (y >>> 33));
        }
        Random random = new Random(7);
        for (int i = 0; i < 10; i++) {
            System.out.println(random.nextInt() + " " + random.nextInt(100) + " " + random.nextLong() + " "
                    + random.nextDouble() + " " + random.nextBoolean() + " " + random.nextFloat());
        }
    }
}
