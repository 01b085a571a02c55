package hiillos.bench.heap;

/** Many linked lists that lose nodes at one end and get new ones at the other. */
final class ListChurn implements HeapWorkload {
    private static final int LISTS = 1000;
    private static final int LENGTH = 200;
    private static final int STEPS = 2_000_000;

    private static final class Node {
        final long value;
        Node next;

        Node(long value) {
            this.value = value;
        }
    }

    private final Node[] heads = new Node[LISTS];
    private final Node[] tails = new Node[LISTS];

    ListChurn() {
        for (int i = 0; i < LISTS; i++) {
            heads[i] = new Node(i);
            tails[i] = heads[i];
            for (int j = 1; j < LENGTH; j++) {
                append(i, j);
            }
        }
    }

    private void append(int list, long value) {
        Node node = new Node(value);
        tails[list].next = node;
        tails[list] = node;
    }

    @Override
    public String name() {
        return "list-churn";
    }

    @Override
    public long run() {
        int state = 1;
        long sum = 0;
        for (int i = 0; i < STEPS; i++) {
            state = state * 1103515245 + 12345;
            int list = (state >>> 8) % LISTS;
            sum += heads[list].value;
            heads[list] = heads[list].next;
            append(list, i & 0xff);
        }
        // The lists keep values of earlier runs; only the count of steps is the same in each.
        return sum > 0 ? STEPS : 0;
    }
}
