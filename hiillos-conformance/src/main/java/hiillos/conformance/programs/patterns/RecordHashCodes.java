package hiillos.conformance.programs.patterns;

/** Hash codes of records are those of HotSpot. */
public final class RecordHashCodes {
    private RecordHashCodes() {}

    record One(int i) {}

    record Two(int a, int b) {}

    record Mixed(long l, double d, boolean z, char c) {}

    record Text(String s, Integer n) {}

    record Empty() {}

    public static void main(String[] arguments) {
        System.out.println(new One(5).hashCode() + " " + new Two(3, 4).hashCode() + " " + new Mixed(1L << 33, 2.5, true,
                'x').hashCode());
        System.out.println(new Text("abc", null).hashCode() + " " + new Text(null, 7).hashCode() + " " + new Empty().hashCode());
        System.out.println(new Empty() + " " + new Empty().equals(new Empty()) + " " + new Text(null, null));
    }
}
