package hiillos.conformance.programs.exceptions;

/** A return in finally discards the exception and the value. */
public final class ReturnInFinally {
    private ReturnInFinally() {}

    @SuppressWarnings("finally")
    static int discards() {
        try {
            throw new RuntimeException("lost");
        } finally {
            return 7;
        }
    }

    @SuppressWarnings("finally")
    static int replaces() {
        try {
            return 1;
        } finally {
            return 2;
        }
    }

    static int keeps() {
        int x = 1;
        try {
            return x;
        } finally {
            x = 2;
        }
    }

    static int[] shares() {
        int[] x = {1};
        try {
            return x;
        } finally {
            x[0] = 2;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(discards() + " " + replaces() + " " + keeps() + " " + shares()[0]);
    }
}
