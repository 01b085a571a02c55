package hiillos.conformance.programs.initialisation;

/** A singleton made on first use. */
public final class HolderIdiom {
    private HolderIdiom() {}

    static int created;

    static class Holder {
        static final Holder INSTANCE = new Holder();
        final int number = ++created;
    }

    static Holder get() {
        return Holder.INSTANCE;
    }

    public static void main(String[] arguments) {
        System.out.println(created);
        System.out.println(get().number + " " + get().number + " " + created);
    }
}
