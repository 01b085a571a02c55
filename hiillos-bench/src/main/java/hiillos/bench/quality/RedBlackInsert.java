package hiillos.bench.quality;

/** Insertions into a left-leaning red-black tree; nodes are taken from a pool. */
final class RedBlackInsert implements Workload {
    private static final int NODES = 20_000;

    private static final class Node {
        int key;
        boolean red;
        Node left;
        Node right;
    }

    private final Node[] pool = new Node[NODES];
    private int used;

    RedBlackInsert() {
        for (int i = 0; i < NODES; i++) {
            pool[i] = new Node();
        }
    }

    @Override
    public String name() {
        return "red-black-insert";
    }

    @Override
    public long run() {
        used = 0;
        Node root = null;
        int state = 1;
        for (int i = 0; i < NODES; i++) {
            state = state * 1664525 + 1013904223;
            root = insert(root, state >>> 4);
            root.red = false;
        }
        return sum(root, 1);
    }

    private Node insert(Node node, int key) {
        if (node == null) {
            Node added = pool[used++];
            added.key = key;
            added.red = true;
            added.left = null;
            added.right = null;
            return added;
        }
        if (key < node.key) {
            node.left = insert(node.left, key);
        } else if (key > node.key) {
            node.right = insert(node.right, key);
        }
        Node top = node;
        if (isRed(top.right) && !isRed(top.left)) {
            top = rotateLeft(top);
        }
        if (isRed(top.left) && isRed(top.left.left)) {
            top = rotateRight(top);
        }
        if (isRed(top.left) && isRed(top.right)) {
            top.red = true;
            top.left.red = false;
            top.right.red = false;
        }
        return top;
    }

    private static boolean isRed(Node node) {
        return node != null && node.red;
    }

    private static Node rotateLeft(Node node) {
        Node up = node.right;
        node.right = up.left;
        up.left = node;
        up.red = node.red;
        node.red = true;
        return up;
    }

    private static Node rotateRight(Node node) {
        Node up = node.left;
        node.left = up.right;
        up.right = node;
        up.red = node.red;
        node.red = true;
        return up;
    }

    private static long sum(Node node, int depth) {
        return node == null ? 0 : (long) node.key * depth + sum(node.left, depth + 1) + sum(node.right, depth + 1);
    }
}
