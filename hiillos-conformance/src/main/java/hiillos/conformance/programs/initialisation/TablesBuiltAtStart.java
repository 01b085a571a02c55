package hiillos.conformance.programs.initialisation;

/** Tables that an initialiser computes. */
public final class TablesBuiltAtStart {
    private TablesBuiltAtStart() {}

    static final int[] SQUARES = new int[20];
    static final String[] NAMES = new String[5];
    static final long[][] TRIANGLE = new long[12][];

    static {
        for (int i = 0; i < SQUARES.length; i++) {
            SQUARES[i] = i * i;
        }
        for (int i = 0; i < NAMES.length; i++) {
            NAMES[i] = "name" + i;
        }
        for (int i = 0; i < TRIANGLE.length; i++) {
            TRIANGLE[i] = new long[i + 1];
            TRIANGLE[i][0] = TRIANGLE[i][i] = 1;
            for (int j = 1; j < i; j++) {
                TRIANGLE[i][j] = TRIANGLE[i - 1][j - 1] + TRIANGLE[i - 1][j];
            }
        }
    }

    public static void main(String[] arguments) {
        System.out.println(SQUARES[19] + NAMES[4]);
        SQUARES[3]++;
        System.out.println(SQUARES[3] + " " + TRIANGLE[11][5]);
        NAMES[0] += "!";
        System.out.println(NAMES[0]);
    }
}
