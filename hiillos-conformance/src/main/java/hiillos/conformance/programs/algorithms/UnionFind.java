package hiillos.conformance.programs.algorithms;

/** Sets of a graph's nodes. */
public final class UnionFind {
    private UnionFind() {}

    static int[] parent = new int[50];

    static int find(int x) {
        return parent[x] == x ? x : (parent[x] = find(parent[x]));
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        int sets = parent.length;
        for (int i = 0; i < 200; i++) {
            int a = find(i * 7 % 50);
            int b = find((i * i + 3) % 50);
            if (a != b && (i & 3) == 0) {
                parent[a] = b;
                sets--;
            }
        }
        System.out.println(sets + " " + find(3) + " " + find(10));
    }
}
