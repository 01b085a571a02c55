package hiillos.bench.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Orders of a shop: filtered, mapped, grouped, sorted and summed with streams. */
final class Streams implements Workload {
    private record Order(int number, String customer, int cents, boolean paid) {}

    private final List<Order> orders = new ArrayList<>();

    Streams() {
        for (int i = 0; i < 5000; i++) {
            orders.add(new Order(i, "customer" + i * 31 % 97, i * 7919 % 10_000, i % 3 != 0));
        }
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public long run() {
        long paid = orders.stream().filter(Order::paid).mapToLong(Order::cents).sum();
        Map<String, Integer> byCustomer = orders.stream().filter(order -> order.cents() > 1000)
                .collect(Collectors.groupingBy(Order::customer, Collectors.summingInt(Order::cents)));
        String best = byCustomer.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(5).map(Map.Entry::getKey).collect(Collectors.joining(","));
        List<Integer> dearest = orders.stream().sorted(Comparator.comparingInt(Order::cents).reversed().thenComparingInt(Order::number))
                .limit(20).map(Order::number).toList();
        int primes = (int) IntStream.rangeClosed(2, 2000).filter(n -> IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0))
                .count();
        return paid * 31 + best.hashCode() * 17L + dearest.hashCode() + primes;
    }
}
