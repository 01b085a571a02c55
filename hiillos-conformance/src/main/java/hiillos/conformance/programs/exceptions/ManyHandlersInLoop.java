package hiillos.conformance.programs.exceptions;

/** Exceptions as control flow in a loop. */
public final class ManyHandlersInLoop {
    private ManyHandlersInLoop() {}

    static int step(int i) throws Exception {
        switch (i % 5) {
            case 0:
                throw new Exception("e" + i);
            case 1:
                throw new IllegalStateException("s" + i);
            case 2:
                int[] a = new int[i % 3];
                return a[i % 4];
            case 3:
                return i / (i % 2);
            default:
                return i;
        }
    }

    public static void main(String[] arguments) {
        long hash = 7;
        for (int i = 0; i < 2000; i++) {
            try {
                hash = hash * 31 + step(i);
            } catch (IllegalStateException e) {
                hash = hash * 33 + e.getMessage().hashCode();
            } catch (ArithmeticException | ArrayIndexOutOfBoundsException e) {
                hash = hash * 37 + e.getMessage().length();
            } catch (Exception e) {
                hash ^= e.getMessage().hashCode();
            } finally {
                hash += i;
            }
        }
        System.out.println(hash);
    }
}
