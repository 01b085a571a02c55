package hiillos.conformance.programs.classes;

/** An object that is published by its constructor. */
public final class ThisEscapes {
    static final java.util.List<ThisEscapes> ALL = new java.util.ArrayList<>();
    private int value = 1;

    @SuppressWarnings("this-escape")
    ThisEscapes() {
        ALL.add(this);
        System.out.println(ALL.getLast().value);
        value = 2;
    }

    public static void main(String[] arguments) {
        System.out.println(new ThisEscapes().value + " " + ALL.size());
    }
}
