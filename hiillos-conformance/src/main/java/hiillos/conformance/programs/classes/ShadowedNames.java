package hiillos.conformance.programs.classes;

/** Fields, parameters and locals of the same name. */
public final class ShadowedNames {
    private ShadowedNames() {}

    static String name = "static";
    String other = "field";

    String run(String other) {
        String result = other + this.other;
        {
            String name = "local";
            result += name + ShadowedNames.name;
        }
        class Inner {
            String other = "inner";

            String all(String name) {
                return name + other + this.other + ShadowedNames.this.other + ShadowedNames.name;
            }
        }
        return result + new Inner().all("parameter");
    }

    public static void main(String[] arguments) {
        System.out.println(new ShadowedNames().run("argument"));
    }
}
