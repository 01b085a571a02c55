package hiillos.conformance.programs.patterns;

import java.util.function.IntBinaryOperator;

/** Constants with bodies, abstract methods and interfaces. */
public final class EnumBodies {
    private EnumBodies() {}

    enum Operation implements IntBinaryOperator {
        PLUS("+") {
            @Override
            public int applyAsInt(int a, int b) {
                return a + b;
            }
        },
        TIMES("*") {
            private int calls;

            @Override
            public int applyAsInt(int a, int b) {
                calls++;
                return a * b * calls;
            }

            @Override
            boolean commutes() {
                return calls > 1;
            }
        },
        MINUS("-") {
            @Override
            public int applyAsInt(int a, int b) {
                return a - b;
            }
        };

        final String symbol;

        Operation(String symbol) {
            this.symbol = symbol;
        }

        boolean commutes() {
            return this == PLUS;
        }
    }

    public static void main(String[] arguments) {
        for (Operation o : Operation.values()) {
            System.out.println("7 " + o.symbol + " 3 = " + o.applyAsInt(7, 3) + " " + o.applyAsInt(7, 3) + " " + o.commutes()
                    + " " + (o.getClass() == Operation.class) + " " + o.getDeclaringClass().getSimpleName());
        }
    }
}
