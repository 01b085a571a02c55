package hiillos.conformance.programs.classes;

/** A tree of expressions with visitors. */
public final class Polymorphism {
    private Polymorphism() {}

    interface Visitor<R> {
        R number(double value);

        R binary(char operator, Expression left, Expression right);
    }

    interface Expression {
        <R> R accept(Visitor<R> visitor);
    }

    static Expression number(double v) {
        return new Expression() {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.number(v);
            }
        };
    }

    static Expression binary(char operator, Expression a, Expression b) {
        return new Expression() {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.binary(operator, a, b);
            }
        };
    }

    static class Evaluator implements Visitor<Double> {
        @Override
        public Double number(double value) {
            return value;
        }

        @Override
        public Double binary(char operator, Expression left, Expression right) {
            double a = left.accept(this);
            double b = right.accept(this);
            return operator == '+' ? a + b : operator == '*' ? a * b : a - b;
        }
    }

    static class Printer implements Visitor<String> {
        @Override
        public String number(double value) {
            return "" + value;
        }

        @Override
        public String binary(char operator, Expression left, Expression right) {
            return "(" + left.accept(this) + operator + right.accept(this) + ")";
        }
    }

    public static void main(String[] arguments) {
        Expression e = binary('+', number(2), binary('*', number(3.5), binary('-', number(10), number(4))));
        System.out.println(e.accept(new Printer()) + " = " + e.accept(new Evaluator()));
    }
}
