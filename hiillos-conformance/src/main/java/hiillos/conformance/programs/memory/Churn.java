package hiillos.conformance.programs.memory;

/** Allocates many times what a small heap holds, in lists, trees and arrays, and adds up what must have survived. */
public final class Churn {
    private static final int ROUNDS = Integer.getInteger("rounds", 40);

    private Churn() {}

    private static final class Link {
        final Link next;
        final long value;

        Link(Link next, long value) {
            this.next = next;
            this.value = value;
        }
    }

    private static final class Tree {
        Tree left;
        Tree right;
        int value;

        static Tree of(int depth, int value) {
            Tree tree = new Tree();
            tree.value = value;
            if (depth > 0) {
                tree.left = of(depth - 1, 2 * value);
                tree.right = of(depth - 1, 2 * value + 1);
            }
            return tree;
        }

        long sum() {
            return value + (left == null ? 0 : left.sum() + right.sum());
        }
    }

    public static void main(String[] arguments) {
        Link kept = null;
        Tree old = Tree.of(6, 1);
        Object[] slots = new Object[64];
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Link list = null;
            for (int i = 0; i < 50; i++) {
                list = new Link(list, round * 50L + i);
            }
            kept = new Link(kept, list.next.next.value);
            Tree young = Tree.of(5, round);
            sum += young.sum();
            // The old tree's leaves are replaced: an old object refers to new ones.
            Tree at = old;
            for (int bit = 0; at.left != null && bit < 5; bit++) {
                at = (round >>> bit & 1) == 0 ? at.left : at.right;
            }
            at.left = young;
            slots[round % slots.length] = new long[10 + round % 7 * 200];
            ((long[]) slots[round % slots.length])[9] = round;
        }
        for (Link link = kept; link != null; link = link.next) {
            sum = sum * 31 + link.value;
        }
        for (Object slot : slots) {
            sum += slot == null ? 0 : ((long[]) slot)[9];
        }
        System.out.println(sum + " " + old.sum());
    }
}
