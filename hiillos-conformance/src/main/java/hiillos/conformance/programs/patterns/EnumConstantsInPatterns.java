package hiillos.conformance.programs.patterns;

/** Qualified enum constants beside types. */
public final class EnumConstantsInPatterns {
    private EnumConstantsInPatterns() {}

    sealed interface Card permits Suit, Joker {}

    enum Suit implements Card { CLUBS, HEARTS, SPADES }

    record Joker(int n) implements Card {}

    static String name(Card c) {
        return switch (c) {
            case Suit.CLUBS -> "clubs";
            case Suit.HEARTS -> "hearts";
            case Suit s -> "suit " + s.ordinal();
            case Joker(int n) when n > 1 -> "joker " + n;
            case Joker j -> "first joker";
        };
    }

    public static void main(String[] arguments) {
        for (Card c : new Card[] {Suit.CLUBS, Suit.HEARTS, Suit.SPADES, new Joker(1), new Joker(2)}) {
            System.out.println(name(c));
        }
    }
}
