package hiillos.bench.quality;

/** All permutations of eight numbers, each turned over like pancakes until a one is on top. */
final class Fannkuch implements Workload {
    private static final int SIZE = 8;

    @Override
    public String name() {
        return "fannkuch";
    }

    @Override
    public long run() {
        int[] permutation = new int[SIZE];
        int[] turned = new int[SIZE];
        int[] count = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            permutation[i] = i;
        }
        int most = 0;
        int checksum = 0;
        int number = 0;
        int rotation = SIZE;
        while (true) {
            while (rotation != 1) {
                count[rotation - 1] = rotation;
                rotation--;
            }
            System.arraycopy(permutation, 0, turned, 0, SIZE);
            int flips = flips(turned);
            most = Math.max(most, flips);
            checksum += (number & 1) == 0 ? flips : -flips;
            number++;
            while (true) {
                if (rotation == SIZE) {
                    return checksum * 1000L + most;
                }
                int first = permutation[0];
                for (int i = 0; i < rotation; i++) {
                    permutation[i] = permutation[i + 1];
                }
                permutation[rotation] = first;
                if (--count[rotation] > 0) {
                    break;
                }
                rotation++;
            }
        }
    }

    private static int flips(int[] turned) {
        int flips = 0;
        int top = turned[0];
        while (top != 0) {
            for (int low = 0, high = top; low < high; low++, high--) {
                int swapped = turned[low];
                turned[low] = turned[high];
                turned[high] = swapped;
            }
            flips++;
            top = turned[0];
        }
        return flips;
    }
}
