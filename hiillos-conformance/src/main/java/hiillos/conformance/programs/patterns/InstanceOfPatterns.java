package hiillos.conformance.programs.patterns;

/** Type patterns in conditions, with their scopes. */
public final class InstanceOfPatterns {
    private InstanceOfPatterns() {}

    static String describe(Object o) {
        if (o instanceof String s && s.length() > 2) {
            return "long string " + s;
        }
        if (!(o instanceof Integer i)) {
            return "not an integer " + o;
        }
        return "integer " + (i + 1);
    }

    public static void main(String[] arguments) {
        for (Object o : new Object[] {"abc", "a", 5, 6L, null}) {
            System.out.println(describe(o));
        }
        Object o = "text";
        while (!(o instanceof Integer n)) {
            o = ((String) o).length();
        }
        System.out.println(n * 2);
        Object x = 'c';
        System.out.println(x instanceof Character c && c == 'c' || x instanceof String);
        boolean b = x instanceof Comparable<?> q ? q == x : false;
        System.out.println(b);
    }
}
