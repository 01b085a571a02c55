package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Poker: cards as enums and records, hands ranked and compared, the best five of seven, and how often each rank comes. */
public final class PokerHands {
    private PokerHands() {}

    enum Suit {
        CLUBS('c'), DIAMONDS('d'), HEARTS('h'), SPADES('s');

        private final char letter;

        Suit(char letter) {
            this.letter = letter;
        }

        static Suit of(char letter) {
            return Arrays.stream(values()).filter(suit -> suit.letter == letter).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no suit " + letter));
        }
    }

    private static final String FACES = "23456789TJQKA";

    record Card(int face, Suit suit) implements Comparable<Card> {
        Card {
            if (face < 2 || face > 14) {
                throw new IllegalArgumentException("no face " + face);
            }
        }

        static Card of(String text) {
            return new Card(FACES.indexOf(text.charAt(0)) + 2, Suit.of(text.charAt(1)));
        }

        @Override
        public int compareTo(Card other) {
            return Comparator.comparingInt(Card::face).thenComparing(Card::suit).compare(this, other);
        }

        @Override
        public String toString() {
            return "" + FACES.charAt(face - 2) + suit.letter;
        }
    }

    enum Rank {
        HIGH_CARD, PAIR, TWO_PAIRS, THREE, STRAIGHT, FLUSH, FULL_HOUSE, FOUR, STRAIGHT_FLUSH
    }

    /** @param faces what decides between hands of one rank, the most important first */
    record Worth(Rank rank, List<Integer> faces) implements Comparable<Worth> {
        @Override
        public int compareTo(Worth other) {
            int ranks = rank.compareTo(other.rank);
            for (int i = 0; ranks == 0 && i < faces.size(); i++) {
                ranks = Integer.compare(faces.get(i), other.faces.get(i));
            }
            return ranks;
        }
    }

    static Worth worth(List<Card> hand) {
        Map<Integer, Long> counts = hand.stream().collect(Collectors.groupingBy(Card::face, Collectors.counting()));
        List<Integer> faces = counts.entrySet().stream().sorted(Map.Entry.<Integer, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()).reversed()).map(Map.Entry::getKey).collect(Collectors.toCollection(ArrayList::new));
        List<Long> shape = counts.values().stream().sorted(Comparator.reverseOrder()).toList();
        boolean isFlush = hand.stream().map(Card::suit).distinct().count() == 1;
        boolean isLow = faces.equals(List.of(14, 5, 4, 3, 2));
        boolean isStraight = faces.size() == 5 && (faces.getFirst() - faces.getLast() == 4 || isLow);
        if (isLow) {
            Collections.rotate(faces, -1);
        }
        Rank rank = isStraight && isFlush ? Rank.STRAIGHT_FLUSH
                : shape.getFirst() == 4 ? Rank.FOUR
                : shape.equals(List.of(3L, 2L)) ? Rank.FULL_HOUSE
                : isFlush ? Rank.FLUSH
                : isStraight ? Rank.STRAIGHT
                : shape.getFirst() == 3 ? Rank.THREE
                : shape.size() == 3 ? Rank.TWO_PAIRS
                : shape.size() == 4 ? Rank.PAIR : Rank.HIGH_CARD;
        return new Worth(rank, isLow && isStraight ? List.of(5, 4, 3, 2, 1) : List.copyOf(faces));
    }

    private static List<Card> hand(String text) {
        return Arrays.stream(text.split(" ")).map(Card::of).toList();
    }

    /** The best five of seven. */
    private static Worth best(List<Card> cards) {
        Worth best = null;
        for (int i = 0; i < cards.size(); i++) {
            for (int k = i + 1; k < cards.size(); k++) {
                List<Card> five = new ArrayList<>(cards);
                five.remove(k);
                five.remove(i);
                Worth worth = worth(five);
                best = best == null || worth.compareTo(best) > 0 ? worth : best;
            }
        }
        return best;
    }

    private static List<Card> deck() {
        List<Card> deck = new ArrayList<>();
        for (Suit suit : Suit.values()) {
            for (int face = 2; face <= 14; face++) {
                deck.add(new Card(face, suit));
            }
        }
        return deck;
    }

    private static void compare() {
        List<String> hands = List.of("Ah Kh Qh Jh Th", "5d 4d 3d 2d Ad", "9c 9d 9h 9s 2c", "9c 9d 9h 9s 3c", "Kc Kd Kh 2s 2c", "As 9s 5s 3s 2s",
                "Tc 9d 8h 7s 6c", "Ac 2d 3h 4s 5c", "7c 7d 7h As 2c", "Jc Jd 4h 4s Ac", "Jh Js 4c 4d Kc", "8c 8d Ah Ks Qc", "Ac Kd 9h 5s 3c", "Ah Ks 9d 5c 2h");
        Function<String, Worth> value = hands.stream().collect(Collectors.toMap(Function.identity(), text -> worth(hand(text))))::get;
        for (String text : hands.stream().sorted(Comparator.comparing(value).thenComparing(Comparator.naturalOrder())).toList()) {
            System.out.println(text + "  " + value.apply(text).rank() + " " + value.apply(text).faces());
        }
        System.out.println(worth(hand("8c 8d Ah Ks Qc")).compareTo(worth(hand("8h 8s Ac Kd Qd"))) + " for equal hands");
    }

    private static void deal(int rounds) {
        Random random = new Random(52);
        List<Card> deck = deck();
        Map<Rank, Integer> counts = new EnumMap<>(Rank.class);
        Map<String, Integer> winners = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(deck, random);
            List<Card> common = deck.subList(0, 5);
            Worth highest = null;
            String winner = "";
            for (int player = 0; player < 4; player++) {
                List<Card> seven = new ArrayList<>(common);
                seven.addAll(deck.subList(5 + 2 * player, 7 + 2 * player));
                Worth worth = best(seven);
                counts.merge(worth.rank(), 1, Integer::sum);
                int order = highest == null ? 1 : worth.compareTo(highest);
                winner = order > 0 ? "player " + player : order == 0 ? "shared" : winner;
                highest = order > 0 ? worth : highest;
            }
            winners.merge(winner, 1, Integer::sum);
        }
        counts.forEach((rank, count) -> System.out.printf("%-15s %5d %6.2f %%%n", rank, count, 25.0 * count / rounds));
        System.out.println(winners);
    }

    public static void main(String[] arguments) {
        compare();
        System.out.println(deck().stream().sorted().limit(6).toList() + " to " + Collections.max(deck()));
        deal(250);
        for (String wrong : List.of("1x", "Xh", "Ax")) {
            try {
                System.out.println(Card.of(wrong));
            } catch (IllegalArgumentException expected) {
                System.out.println(wrong + ": " + expected.getMessage());
            }
        }
    }
}
