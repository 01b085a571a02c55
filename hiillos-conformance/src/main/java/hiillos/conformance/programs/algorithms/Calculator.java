package hiillos.conformance.programs.algorithms;

/** A recursive-descent parser of expressions. */
public final class Calculator {
    private final String text;
    private int at;

    Calculator(String text) {
        this.text = text;
    }

    double sum() {
        double v = product();
        while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            v = text.charAt(at++) == '+' ? v + product() : v - product();
        }
        return v;
    }

    double product() {
        double v = factor();
        while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '/')) {
            v = text.charAt(at++) == '*' ? v * factor() : v / factor();
        }
        return v;
    }

    double factor() {
        if (at >= text.length()) {
            throw new IllegalStateException("unexpected end of " + text);
        }
        char c = text.charAt(at);
        if (c == '-') {
            at++;
            return -factor();
        }
        if (c == '(') {
            at++;
            double v = sum();
            at++;
            return v;
        }
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return Double.parseDouble(text.substring(start, at));
    }

    public static void main(String[] arguments) {
        for (String s : new String[] {"1+2*3", "(1+2)*3", "-4/(2-2)", "10/4-0.5", "2*(3+(4-1)*2)", "1+", "x"}) {
            try {
                System.out.println(s + " = " + new Calculator(s).sum());
            } catch (NumberFormatException e) {
                System.out.println("number: " + e.getMessage());
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
