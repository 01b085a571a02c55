package hiillos.conformance.speed;

/** Left-leaning red-black tree: inserts and look-ups with nodes from a pool, so that allocation is not what is measured. */
final class RedBlackWorkload implements Workload {
    private static final class Node {
        int key;
        int value;
        boolean red;
        Node left;
        Node right;
    }

    private final Node[] pool = new Node[30_000];
    private int used;

    RedBlackWorkload() {
        for (int i = 0; i < pool.length; i++) {
            pool[i] = new Node();
        }
    }

    @Override
    public String name() {
        return "red-black insert";
    }

    @Override
    public long run() {
        used = 0;
        Node root = null;
        int seed = 5;
        for (int i = 0; i < pool.length; i++) {
            seed = seed * 1103515245 + 12345;
            root = insert(root, seed >>> 8, i);
            root.red = false;
        }
        long sum = 0;
        seed = 5;
        for (int i = 0; i < pool.length; i++) {
            seed = seed * 1103515245 + 12345;
            sum = sum * 31 + find(root, seed >>> 8);
        }
        return sum;
    }

    private static int find(Node node, int key) {
        while (node != null) {
            if (key == node.key) {
                return node.value;
            }
            node = key < node.key ? node.left : node.right;
        }
        return -1;
    }

    private Node insert(Node node, int key, int value) {
        if (node == null) {
            Node made = pool[used++];
            made.key = key;
            made.value = value;
            made.red = true;
            made.left = null;
            made.right = null;
            return made;
        }
        if (key < node.key) {
            node.left = insert(node.left, key, value);
        } else if (key > node.key) {
            node.right = insert(node.right, key, value);
        } else {
            node.value = value;
        }
        if (isRed(node.right) && !isRed(node.left)) {
            node = rotateLeft(node);
        }
        if (isRed(node.left) && isRed(node.left.left)) {
            node = rotateRight(node);
        }
        if (isRed(node.left) && isRed(node.right)) {
            node.red = true;
            node.left.red = false;
            node.right.red = false;
        }
        return node;
    }

    private static boolean isRed(Node node) {
        return node != null && node.red;
    }

    private static Node rotateLeft(Node node) {
        Node top = node.right;
        node.right = top.left;
        top.left = node;
        top.red = node.red;
        node.red = true;
        return top;
    }

    private static Node rotateRight(Node node) {
        Node top = node.left;
        node.left = top.right;
        top.right = node;
        top.red = node.red;
        node.red = true;
        return top;
    }
}
