package hiillos.conformance.programs.algorithms;

/** Arithmetic of immutable objects. */
public final class Polynomials {
    private Polynomials() {}

    record Polynomial(int... coefficients) {
        Polynomial times(Polynomial o) {
            int[] c = new int[coefficients.length + o.coefficients.length - 1];
            for (int i = 0; i < coefficients.length; i++) {
                for (int j = 0; j < o.coefficients.length; j++) {
                    c[i + j] += coefficients[i] * o.coefficients[j];
                }
            }
            return new Polynomial(c);
        }

        int at(int x) {
            int v = 0;
            for (int i = coefficients.length - 1; i >= 0; i--) {
                v = v * x + coefficients[i];
            }
            return v;
        }

        @Override
        public String toString() {
            StringBuilder b = new StringBuilder();
            for (int i = coefficients.length - 1; i >= 0; i--) {
                int c = coefficients[i];
                if (c != 0) {
                    b.append(b.isEmpty() ? c < 0 ? "-" : "" : c < 0 ? " - " : " + ").append(Math.abs(c)).append(i > 0 ? "x"
                            : "").append(i > 1 ? "^" + i : "");
                }
            }
            return b.isEmpty() ? "0" : b.toString();
        }
    }

    public static void main(String[] arguments) {
        Polynomial a = new Polynomial(1, -2, 0, 3);
        Polynomial b = new Polynomial(-1, 1);
        System.out.println(a + " | " + b + " | " + a.times(b) + " | " + a.times(b).at(2) + " | " + new Polynomial(0));
    }
}
