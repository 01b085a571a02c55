package hiillos.conformance.programs.algorithms;

/** Generations of cells on a torus. */
public final class GameOfLife {
    private GameOfLife() {}

    public static void main(String[] arguments) {
        int n = 16;
        boolean[][] cells = new boolean[n][n];
        int[][] glider = {{0, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}};
        for (int[] g : glider) {
            cells[g[0]][g[1]] = true;
        }
        for (int generation = 0; generation < 30; generation++) {
            boolean[][] next = new boolean[n][n];
            for (int y = 0; y < n; y++) {
                for (int x = 0; x < n; x++) {
                    int neighbours = 0;
                    for (int dy = -1; dy <= 1; dy++) {
                        for (int dx = -1; dx <= 1; dx++) {
                            if ((dx != 0 || dy != 0) && cells[(y + dy + n) % n][(x + dx + n) % n]) {
                                neighbours++;
                            }
                        }
                    }
                    next[y][x] = neighbours == 3 || cells[y][x] && neighbours == 2;
                }
            }
            cells = next;
        }
        for (boolean[] row : cells) {
            StringBuilder line = new StringBuilder();
            for (boolean c : row) {
                line.append(c ? '#' : '.');
            }
            System.out.println(line);
        }
    }
}
