package hiillos.bin.sh;

/** Evaluates {@code $((...))}: C's operators on 64-bit numbers, and variables. */
final class Arithmetic {
    /** First characters of operators. */
    private static final String FIRST = "<>&|=!+-*/%^~?:(),";
    /** The operators with each of them, longer ones first. */
    private static final String[][] OPERATORS = {{"<<=", "<<", "<=", "<"}, {">>=", ">>", ">=", ">"}, {"&&", "&=", "&"}, {"||", "|=", "|"},
        {"==", "="}, {"!=", "!"}, {"++", "+=", "+"}, {"--", "-=", "-"}, {"*=", "*"}, {"/=", "/"}, {"%=", "%"}, {"^=", "^"}, {"~"}, {"?"},
        {":"}, {"("}, {")"}, {","}};

    private final String text;
    private final Variables variables;
    private int position;
    private int skipping;

    private Arithmetic(String text, Variables variables) {
        this.text = text;
        this.variables = variables;
    }

    static long evaluate(String text, Variables variables) throws ShellError {
        Arithmetic arithmetic = new Arithmetic(text, variables);
        if (arithmetic.operator().isEmpty() && arithmetic.position == text.length()) {
            return 0;
        }
        long value = arithmetic.comma();
        if (!arithmetic.operator().isEmpty() || arithmetic.position < text.length()) {
            throw arithmetic.error("'" + text.substring(arithmetic.position) + "' was not expected");
        }
        return value;
    }

    private ShellError error(String what) {
        return new ShellError("arithmetic '" + text.trim() + "': " + what);
    }

    private void skipBlanks() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    /** The operator at the position; empty if there is none. */
    private String operator() {
        skipBlanks();
        if (position == text.length()) {
            return "";
        }
        int index = FIRST.indexOf(text.charAt(position));
        if (index >= 0) {
            for (String each : OPERATORS[index]) {
                if (text.startsWith(each, position)) {
                    return each;
                }
            }
        }
        return "";
    }

    private boolean accept(String operator) {
        if (operator().equals(operator)) {
            position += operator.length();
            return true;
        }
        return false;
    }

    private long comma() throws ShellError {
        long value = assignment();
        while (accept(",")) {
            value = assignment();
        }
        return value;
    }

    private long assignment() throws ShellError {
        skipBlanks();
        int start = position;
        String name = name();
        if (name != null) {
            String operator = operator();
            if (operator.equals("=") || operator.length() > 1 && operator.endsWith("=")
                    && !"== != <= >=".contains(operator)) {
                position += operator.length();
                long right = assignment();
                long value = operator.equals("=") ? right
                        : binary(operator.substring(0, operator.length() - 1), value(name), right);
                store(name, value);
                return value;
            }
        }
        position = start;
        return conditional();
    }

    private void store(String name, long value) throws ShellError {
        if (skipping == 0) {
            variables.set(name, Long.toString(value));
        }
    }

    private long conditional() throws ShellError {
        long condition = binary(0);
        if (!accept("?")) {
            return condition;
        }
        skipping += condition == 0 ? 1 : 0;
        long yes = comma();
        skipping -= condition == 0 ? 1 : 0;
        if (!accept(":")) {
            throw error("'?' needs a ':'");
        }
        skipping += condition != 0 ? 1 : 0;
        long no = assignment();
        skipping -= condition != 0 ? 1 : 0;
        return condition != 0 ? yes : no;
    }

    private static int strength(String operator) {
        return switch (operator) {
            case "||" -> 1;
            case "&&" -> 2;
            case "|" -> 3;
            case "^" -> 4;
            case "&" -> 5;
            case "==", "!=" -> 6;
            case "<", ">", "<=", ">=" -> 7;
            case "<<", ">>" -> 8;
            case "+", "-" -> 9;
            case "*", "/", "%" -> 10;
            default -> 0;
        };
    }

    private long binary(int minimum) throws ShellError {
        long left = unary();
        while (true) {
            String operator = operator();
            if (operator.equals("++") || operator.equals("--")) {
                // Behind a number it is one sign, and what follows has the other.
                operator = operator.substring(1);
            }
            int strength = strength(operator);
            if (strength == 0 || strength <= minimum) {
                return left;
            }
            position += operator.length();
            boolean decided = operator.equals("&&") && left == 0 || operator.equals("||") && left != 0;
            skipping += decided ? 1 : 0;
            long right = binary(strength);
            skipping -= decided ? 1 : 0;
            left = binary(operator, left, right);
        }
    }

    private long binary(String operator, long left, long right) throws ShellError {
        if ((operator.equals("/") || operator.equals("%")) && right == 0) {
            if (skipping > 0) {
                return 0;
            }
            throw error("division by zero");
        }
        return switch (operator) {
            case "||" -> left != 0 || right != 0 ? 1 : 0;
            case "&&" -> left != 0 && right != 0 ? 1 : 0;
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case ">" -> left > right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case ">=" -> left >= right ? 1 : 0;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            default -> left % right;
        };
    }

    private long unary() throws ShellError {
        String operator = operator();
        switch (operator) {
            case "-", "+", "!", "~" -> {
                position += 1;
                long value = unary();
                return operator.equals("-") ? -value : operator.equals("+") ? value : operator.equals("~") ? ~value
                        : value == 0 ? 1 : 0;
            }
            case "++", "--" -> {
                position += 2;
                skipBlanks();
                String name = name();
                if (name == null) {
                    throw error("'" + operator + "' needs a variable");
                }
                long value = value(name) + (operator.equals("++") ? 1 : -1);
                store(name, value);
                return value;
            }
            case "(" -> {
                position++;
                long value = comma();
                if (!accept(")")) {
                    throw error("a ')' is missing");
                }
                return value;
            }
            default -> {
                return primary();
            }
        }
    }

    private long primary() throws ShellError {
        skipBlanks();
        String name = name();
        if (name != null) {
            long value = value(name);
            if (accept("++")) {
                store(name, value + 1);
            } else if (accept("--")) {
                store(name, value - 1);
            }
            return value;
        }
        int start = position;
        while (position < text.length() && Character.isLetterOrDigit(text.charAt(position))) {
            position++;
        }
        if (start == position) {
            throw error(position < text.length() ? "a number is missing before '" + text.substring(position) + "'"
                    : "a number is missing at the end");
        }
        return number(text.substring(start, position));
    }

    private String name() {
        int end = position;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_'
                || end > position && Character.isDigit(text.charAt(end)))) {
            end++;
        }
        if (end == position) {
            return null;
        }
        String name = text.substring(position, end);
        position = end;
        return name;
    }

    private long value(String name) throws ShellError {
        String value = variables.get(name);
        if (value == null || value.trim().isEmpty()) {
            return 0;
        }
        String trimmed = value.trim();
        boolean negative = trimmed.startsWith("-");
        String digits = negative || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
        if (!digits.isEmpty() && Character.isDigit(digits.charAt(0))) {
            long number = number(digits);
            return negative ? -number : number;
        }
        if (trimmed.equals(name)) {
            throw error("'" + name + "' means itself");
        }
        return skipping > 0 ? 0 : evaluate(trimmed, variables);
    }

    private long number(String digits) throws ShellError {
        int radix = 10;
        String rest = digits;
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            radix = 16;
            rest = digits.substring(2);
        } else if (digits.length() > 1 && digits.startsWith("0")) {
            radix = 8;
            rest = digits.substring(1);
        }
        try {
            return radix == 16 ? Long.parseUnsignedLong(rest, 16) : Long.parseLong(rest, radix);
        } catch (NumberFormatException bad) {
            throw error("'" + digits + "' is not a number");
        }
    }
}
