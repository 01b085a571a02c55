package hiillos.conformance.programs.collections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Comparators made of functions. */
public final class Comparators {
    private Comparators() {}

    record Person(String name, int age, double height) {}

    public static void main(String[] arguments) {
        List<Person> people = new ArrayList<>(List.of(new Person("bob", 30, 1.8), new Person("amy", 30, 1.6), new Person("zoe",
                20, 1.7), new Person("al", 30, 1.8)));
        people.sort(Comparator.comparingInt(Person::age).thenComparing(Person::name));
        System.out.println(people.stream().map(Person::name).toList());
        people.sort(Comparator.comparingDouble(Person::height).reversed().thenComparing(x -> x.name().length()));
        System.out.println(people.get(0).name() + people.get(1).name() + people.get(3).name());
        List<String> words = new ArrayList<>(java.util.Arrays.asList("b", null, "a"));
        words.sort(Comparator.nullsFirst(Comparator.naturalOrder()));
        System.out.println(words);
        words.sort(Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER));
        System.out.println(words);
    }
}
