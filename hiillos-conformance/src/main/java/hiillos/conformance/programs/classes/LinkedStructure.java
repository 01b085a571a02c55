package hiillos.conformance.programs.classes;

/** A linked list and a binary tree with null links. */
public final class LinkedStructure {
    private LinkedStructure() {}

    static class Node<T extends Comparable<T>> {
        T value;
        Node<T> left;
        Node<T> right;

        Node(T value) {
            this.value = value;
        }

        void insert(T other) {
            if (other.compareTo(value) < 0) {
                if (left == null) {
                    left = new Node<>(other);
                } else {
                    left.insert(other);
                }
            } else if (right == null) {
                right = new Node<>(other);
            } else {
                right.insert(other);
            }
        }

        int depth() {
            return 1 + Math.max(left == null ? 0 : left.depth(), right == null ? 0 : right.depth());
        }

        void print(StringBuilder out) {
            if (left != null) {
                left.print(out);
            }
            out.append(value).append(' ');
            if (right != null) {
                right.print(out);
            }
        }
    }

    public static void main(String[] arguments) {
        Node<Integer> root = new Node<>(50);
        for (int i = 1; i < 40; i++) {
            root.insert(i * 37 % 101);
        }
        StringBuilder out = new StringBuilder();
        root.print(out);
        System.out.println(out);
        System.out.println(root.depth());
    }
}
