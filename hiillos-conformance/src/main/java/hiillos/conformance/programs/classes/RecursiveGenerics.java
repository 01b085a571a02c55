package hiillos.conformance.programs.classes;

/** Self-bounded types and builders. */
public final class RecursiveGenerics {
    private RecursiveGenerics() {}

    abstract static class Builder<T extends Builder<T>> {
        final StringBuilder text = new StringBuilder();

        abstract T self();

        T add(String s) {
            text.append(s);
            return self();
        }
    }

    static class Loud extends Builder<Loud> {
        @Override
        Loud self() {
            return this;
        }

        Loud shout() {
            text.append('!');
            return this;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(new Loud().add("a").shout().add("b").shout().text);
    }
}
