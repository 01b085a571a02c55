package hiillos.conformance.programs.classes;

/** A class that extends an inner class of another object. */
public final class InnerSubclasses {
    class Base {
        String describe() {
            return "base of " + name;
        }
    }

    static class Derived extends InnerSubclasses.Base {
        Derived(InnerSubclasses outer) {
            outer.super();
        }

        @Override
        String describe() {
            return "derived " + super.describe();
        }
    }

    final String name;

    InnerSubclasses(String name) {
        this.name = name;
    }

    public static void main(String[] arguments) {
        System.out.println(new Derived(new InnerSubclasses("outer")).describe());
    }
}
