package hiillos.conformance.speed;

/** A parser whose errors are exceptions: some caught in the same method, some two calls up, most never thrown. */
final class ExceptionWorkload implements Workload {
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int position;

        Malformed(int position) {
            // Neither message nor trace: this measures throwing and catching.
            super(null, null, false, false);
            this.position = position;
        }
    }

    private final byte[] input = new byte[40_000];

    ExceptionWorkload() {
        int seed = 3;
        for (int i = 0; i < input.length; i++) {
            seed = seed * 1103515245 + 12345;
            int r = seed >>> 16 & 1023;
            input[i] = (byte) (r == 0 ? 'x' : r < 150 ? ' ' : '0' + r % 10);
        }
    }

    @Override
    public String name() {
        return "exceptions";
    }

    @Override
    public long run() {
        long sum = 0;
        int at = 0;
        while (at < input.length) {
            try {
                int end = at;
                while (end < input.length && input[end] != ' ') {
                    end++;
                }
                sum = sum * 31 + number(at, end);
                at = end + 1;
            } catch (Malformed m) {
                sum ^= m.position;
                at = m.position + 1;
            }
            try {
                sum += 1000 / (at & 7);
            } catch (ArithmeticException e) {
                sum--;
            }
        }
        return sum;
    }

    private int number(int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + digit(i);
        }
        return value;
    }

    private int digit(int i) {
        int digit = input[i] - '0';
        if (digit < 0 || digit > 9) {
            throw new Malformed(i);
        }
        return digit;
    }
}
