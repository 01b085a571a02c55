package hiillos.conformance.programs.patterns;

/** Sealed abstract classes with final, sealed and non-sealed subclasses. */
public final class SealedClasses {
    private SealedClasses() {}

    abstract static sealed class Node permits Leaf, Inner, Open {}

    static final class Leaf extends Node {
        final int value;

        Leaf(int value) {
            this.value = value;
        }
    }

    static sealed class Inner extends Node permits Special {
        final Node[] children;

        Inner(Node... children) {
            this.children = children;
        }
    }

    static final class Special extends Inner {}

    static non-sealed class Open extends Node {}

    static class Further extends Open {}

    static int count(Node n) {
        return switch (n) {
            case Leaf l -> l.value;
            case Special s -> 1000;
            case Inner i -> {
                int sum = 0;
                for (Node c : i.children) {
                    sum += count(c);
                }
                yield sum;
            }
            case Open o -> o instanceof Further ? 7 : 5;
        };
    }

    public static void main(String[] arguments) {
        System.out.println(count(new Inner(new Leaf(1), new Inner(new Leaf(20)), new Special(), new Open(), new Further())));
    }
}
