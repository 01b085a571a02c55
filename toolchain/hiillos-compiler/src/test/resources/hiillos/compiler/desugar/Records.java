import java.util.List;

/** toString, hashCode and equals of records. */
public class Records {
    record Empty() {}
    record Everything(boolean z, byte b, short s, char c, int i, long l, float f, double d, String t, int[] a, List<?> list) {}
    record Generic<T>(T value) {}
    record Overrides(int a) { @Override public String toString() { return "mine"; } }

    public static String run() {
        StringBuilder out = new StringBuilder();
        record Local(String name, int count) {}
        out.append(new Empty()).append(new Empty().hashCode()).append(new Empty().equals(new Empty())).append('\n');
        var one = new Everything(true, (byte) -1, (short) 2, 'c', 4, 5L << 33, 6.5f, -7.25, null, null, List.of("x"));
        var two = new Everything(true, (byte) -1, (short) 2, 'c', 4, 5L << 33, 6.5f, -7.25, null, null, List.of("x"));
        var three = new Everything(false, (byte) -1, (short) 2, 'c', 4, 5L << 33, 6.5f, -7.25, "", null, List.of("x"));
        out.append(one).append(one.hashCode()).append(one.equals(two)).append(one.equals(three)).append(three).append(three.hashCode()).append('\n');
        out.append(one.equals(null)).append(one.equals("x")).append(one.equals((Object) one)).append('\n');
        out.append(new Generic<>(0.0).equals(new Generic<>(-0.0))).append(new Generic<>(Double.NaN).equals(new Generic<>(Double.NaN))).append('\n');
        out.append(floats(0f, -0f)).append(floats(Float.NaN, Float.NaN)).append(floats(1f, 1f)).append('\n');
        out.append(new Local("n", 3)).append(new Local("n", 3).hashCode()).append(new Local(null, 0).hashCode()).append('\n');
        out.append(new Overrides(3)).append(new Overrides(3).hashCode()).append(new Generic<Object>(new Generic<>(null))).append('\n');
        int[] same = {1};
        record Array(int[] array, long l) {}
        out.append(new Array(same, 1).equals(new Array(same, 1))).append(new Array(same, 1).equals(new Array(new int[] {1}, 1)))
                .append(new Array(same, 1).equals(new Array(same, 1L << 32 | 1))).append('\n');
        return out.toString();
    }
    static boolean floats(float a, float b) {
        record Pair(float f, double d) {}
        return new Pair(a, a).equals(new Pair(b, b));
    }
}
