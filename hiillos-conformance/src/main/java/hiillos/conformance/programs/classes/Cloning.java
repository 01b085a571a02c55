package hiillos.conformance.programs.classes;

/** Object.clone copies fields and refuses classes that are not Cloneable. */
public final class Cloning {
    private Cloning() {}

    static class Data implements Cloneable {
        int x = 1;
        long y = 2;
        int[] shared = {3};

        Data copy() throws CloneNotSupportedException {
            return (Data) clone();
        }
    }

    static class Not {
        Object copy() throws CloneNotSupportedException {
            return clone();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Data a = new Data();
        a.y = 1L << 40;
        Data b = a.copy();
        b.x = 5;
        b.shared[0] = 9;
        System.out.println(a.x + " " + b.x + " " + b.y + " " + a.shared[0] + " " + (a.getClass() == b.getClass()));
        try {
            new Not().copy();
        } catch (CloneNotSupportedException e) {
            System.out.println("refused");
        }
    }
}
