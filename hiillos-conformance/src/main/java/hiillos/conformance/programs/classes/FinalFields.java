package hiillos.conformance.programs.classes;

/** Final fields of every kind of initialisation. */
public final class FinalFields {
    static final int CONSTANT = 5;
    static final Integer BOXED = 5;
    static final int[] ARRAY = {1, 2, 3};
    static final String JOINED = "a" + CONSTANT;
    static final String COMPUTED = "a".concat("5");
    final int own = CONSTANT * 2;
    final int set;

    FinalFields(int n) {
        set = n;
    }

    public static void main(String[] arguments) {
        FinalFields f = new FinalFields(3);
        ARRAY[1] = 20;
        System.out.println(CONSTANT + BOXED + ARRAY[1] + f.own + f.set);
        System.out.println((JOINED == "a5") + " " + (COMPUTED == "a5") + " " + COMPUTED.equals(JOINED));
    }
}
