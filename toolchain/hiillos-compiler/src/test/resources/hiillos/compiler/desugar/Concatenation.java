/** String concatenation of every type, with constants, nulls and the order of evaluation. */
public class Concatenation {
    static final class Odd {
        static int made;
        final int number = made++;
        @Override public String toString() { return number == 1 ? null : "odd" + number; }
    }
    static StringBuilder trace = new StringBuilder();
    static int next(int n) { trace.append(n); return n; }
    interface Greeting { default String greet(String name) { return "hi " + name + " from " + this.getClass().getSimpleName(); } }
    static class Host implements Greeting {}

    public static String run() {
        byte b = -128; short s = -1; char c = 'Ω'; int i = Integer.MIN_VALUE; long l = Long.MIN_VALUE;
        float f = 1e10f; double d = Double.NaN; boolean z = false; String n = null; Object o = null; char[] chars = {'a'};
        StringBuilder out = new StringBuilder();
        out.append("" + b + s + c + i + l + f + d + z + n + o).append('\n');
        out.append(b + ":" + (chars + "").startsWith("[C@") + ":" + '\u0001' + "\u0002" + 1.0f + -0.0 + 1e-5 + Float.MIN_VALUE).append('\n');
        out.append(new Odd() + "/" + new Odd() + "/" + new Odd()).append('\n');
        out.append("" + next(1) + next(2) + next(3) + trace).append('\n');
        String accumulated = "x";
        accumulated += 1;
        accumulated += 'c';
        accumulated += null;
        out.append(accumulated).append('\n');
        out.append("" + new StringBuilder("sb") + java.util.List.of(1, 2) + (CharSequence) "cs").append('\n');
        out.append(new Host().greet("you")).append('\n');
        out.append(one(1)).append(many(1, 2L, 3f, 4d, 'e', true, (byte) 7, (short) 8, "nine", 10)).append('\n');
        try {
            thrower();
        } catch (IllegalStateException e) {
            int[] lines = java.util.Arrays.stream(e.getStackTrace()).filter(t -> t.getClassName().equals("Concatenation"))
                    .mapToInt(StackTraceElement::getLineNumber).distinct().toArray();
            out.append(lines[0]).append(',').append(lines[1]).append('\n');
        }
        return out.toString();
    }
    static String thrower() {
        Object bad = new Object() { @Override public String toString() { throw new IllegalStateException(); } };
        return "bad: "
                + bad;
    }
    static String one(int i) { return "1" + i; }
    static String many(int a, long b, float c, double d, char e, boolean f, byte g, short h, String i, Integer j) {
        return a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i + " " + j;
    }
}
