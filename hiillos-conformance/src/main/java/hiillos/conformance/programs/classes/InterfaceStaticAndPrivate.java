package hiillos.conformance.programs.classes;

/** Interfaces with static and private methods and nested types. */
public final class InterfaceStaticAndPrivate {
    private InterfaceStaticAndPrivate() {}

    interface Codec {
        String encode(int n);

        static Codec hexadecimal() {
            return n -> prefix("0x") + Integer.toHexString(n);
        }

        static Codec decimal() {
            return Integer::toString;
        }

        private static String prefix(String s) {
            return s.toUpperCase();
        }

        default Codec twice() {
            return n -> encode(n) + separator() + encode(n);
        }

        private String separator() {
            return Separator.DASH.text;
        }

        enum Separator {
            DASH("-");

            final String text;

            Separator(String text) {
                this.text = text;
            }
        }
    }

    public static void main(String[] arguments) {
        System.out.println(Codec.hexadecimal().encode(255) + " " + Codec.decimal().twice().encode(7) + " "
                + Codec.hexadecimal().twice().twice().encode(16));
    }
}
