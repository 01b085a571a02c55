package hiillos.conformance.programs.collections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Dijkstra's algorithm with a priority queue. */
public final class ShortestPaths {
    private ShortestPaths() {}

    record Edge(int to, int weight) {}

    record Visit(int node, long distance) implements Comparable<Visit> {
        @Override
        public int compareTo(Visit o) {
            return Long.compare(distance, o.distance);
        }
    }

    public static void main(String[] arguments) {
        int n = 60;
        List<List<Edge>> graph = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            graph.add(new ArrayList<>());
            for (int k = 1; k < 5; k++) {
                graph.get(i).add(new Edge((i * 7 + k * 13) % n, (i ^ k * 5) % 17 + 1));
            }
        }
        long[] distance = new long[n];
        Arrays.fill(distance, Long.MAX_VALUE);
        distance[0] = 0;
        PriorityQueue<Visit> queue = new PriorityQueue<>();
        queue.add(new Visit(0, 0));
        while (!queue.isEmpty()) {
            Visit v = queue.poll();
            if (v.distance() > distance[v.node()]) {
                continue;
            }
            for (Edge e : graph.get(v.node())) {
                long d = v.distance() + e.weight();
                if (d < distance[e.to()]) {
                    distance[e.to()] = d;
                    queue.add(new Visit(e.to(), d));
                }
            }
        }
        System.out.println(Arrays.toString(distance));
    }
}
