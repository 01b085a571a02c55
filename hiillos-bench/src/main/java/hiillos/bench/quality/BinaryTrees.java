package hiillos.bench.quality;

/** Trees of many depths, made, counted and forgotten, while a deep one lives. */
final class BinaryTrees implements Workload {
    private static final int DEPTH = 10;

    private record Node(Node left, Node right) {
        int count() {
            return left == null ? 1 : 1 + left.count() + right.count();
        }
    }

    private final Node longLived = make(DEPTH + 4);

    private static Node make(int depth) {
        return depth == 0 ? new Node(null, null) : new Node(make(depth - 1), make(depth - 1));
    }

    @Override
    public String name() {
        return "binary-trees";
    }

    @Override
    public long run() {
        long sum = longLived.count();
        for (int depth = 4; depth <= DEPTH; depth += 2) {
            int trees = 1 << DEPTH - depth + 4;
            for (int i = 0; i < trees; i++) {
                sum += make(depth).count();
            }
        }
        return sum;
    }
}
