package hiillos.conformance.random;

import java.util.Random;

/** The types that random programs compute with. */
enum Type {
    INT("int", 'i'),
    LONG("long", 'l'),
    FLOAT("float", 'f'),
    DOUBLE("double", 'd'),
    BYTE("byte", 'b'),
    SHORT("short", 'h'),
    CHAR("char", 'c'),
    BOOLEAN("boolean", 'z');

    final String source;
    final char letter;

    Type(String source, char letter) {
        this.source = source;
        this.letter = letter;
    }

    boolean isNumeric() {
        return this != BOOLEAN;
    }

    boolean isSmall() {
        return this == BYTE || this == SHORT || this == CHAR;
    }

    boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** Mostly int and long, as in real programs. */
    static Type any(Random random) {
        int r = random.nextInt(12);
        return r < 3 ? INT : r < 5 ? LONG : values()[r % values().length];
    }

    static Type number(Random random) {
        Type type = any(random);
        return type == BOOLEAN ? INT : type;
    }
}
