package hiillos.conformance.programs.lambdas;

import java.util.function.Supplier;

/** Lambdas in static and instance initialisers and in interfaces. */
public final class LambdasInInitialisers {
    private LambdasInInitialisers() {}

    static final Supplier<String> STATIC = () -> "static";
    final Supplier<String> own = () -> "own" + this.number;
    int number = 5;

    interface Constants {
        Supplier<String> MAKER = () -> "interface";

        default Supplier<String> twice() {
            return () -> MAKER.get() + MAKER.get() + this.text();
        }

        String text();
    }

    enum Letter {
        A(() -> "a"), B(() -> "b" + Letter.A.text.get());

        final Supplier<String> text;

        Letter(Supplier<String> text) {
            this.text = text;
        }
    }

    public static void main(String[] arguments) {
        LambdasInInitialisers o = new LambdasInInitialisers();
        o.number++;
        System.out.println(STATIC.get() + o.own.get() + Constants.MAKER.get() + Letter.B.text.get());
        Constants c = () -> "!";
        System.out.println(c.twice().get());
    }
}
