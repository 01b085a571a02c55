package hiillos.conformance.programs.classes;

/** Inner classes hold their outer objects. */
public final class InnerClasses {
    private InnerClasses() {}

    private int value = 10;

    class Inner {
        int value = 20;

        class Innermost {
            int value = 30;

            String all() {
                return value + " " + Inner.this.value + " " + InnerClasses.this.value + " " + InnerClasses.this.value++;
            }
        }
    }

    public static void main(String[] arguments) {
        InnerClasses outer = new InnerClasses();
        InnerClasses.Inner inner = outer.new Inner();
        InnerClasses.Inner.Innermost innermost = inner.new Innermost();
        System.out.println(innermost.all());
        System.out.println(outer.value);
        outer.value = 99;
        System.out.println(innermost.all());
        InnerClasses none = null;
        try {
            none.new Inner();
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
