package hiillos.conformance.budget;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Uses the class library as most programs do: lists, maps, text, numbers, sorting, lambdas, enums and records. */
public final class Broad {
    private Broad() {}

    enum Kind { WORD, NUMBER }

    record Token(Kind kind, String text) {}

    public static void main(String[] arguments) {
        List<Token> tokens = new ArrayList<>();
        for (char[] word : new char[][] {{'a', 'b'}, {'4', '2'}, {'1', '.', '5'}, {'a', 'b'}}) {
            String text = new String(word);
            tokens.add(new Token(Character.isDigit(word[0]) ? Kind.NUMBER : Kind.WORD, text));
        }
        Map<String, Integer> counts = new HashMap<>();
        double sum = 0;
        for (Token t : tokens) {
            counts.merge(t.text(), 1, Integer::sum);
            switch (t) {
                case Token(Kind k, String s) when k == Kind.NUMBER -> sum += Double.parseDouble(s);
                case Token other -> System.out.println(other);
            }
        }
        System.out.println(new TreeMap<>(counts) + " " + sum);
        int[] numbers = {5, Integer.parseInt("-7"), 3};
        Arrays.sort(numbers);
        Function<int[], String> show = Arrays::toString;
        System.out.println(show.apply(numbers) + new StringBuilder("x").append(1.5).reverse());
        System.out.println(new String("\u00e9".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
