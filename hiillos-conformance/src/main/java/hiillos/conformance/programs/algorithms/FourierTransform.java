package hiillos.conformance.programs.algorithms;

/** A fast Fourier transform with computed roots. */
public final class FourierTransform {
    private FourierTransform() {}

    static void transform(double[] re, double[] im, boolean inverse) {
        int n = re.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                double t = re[i];
                re[i] = re[j];
                re[j] = t;
                t = im[i];
                im[i] = im[j];
                im[j] = t;
            }
        }
        for (int length = 2; length <= n; length <<= 1) {
            double angle = 2 * StrictMath.PI / length * (inverse ? -1 : 1);
            for (int i = 0; i < n; i += length) {
                for (int j = 0; j < length / 2; j++) {
                    double c = StrictMath.cos(angle * j);
                    double s = StrictMath.sin(angle * j);
                    int a = i + j;
                    int b = a + length / 2;
                    double x = re[b] * c - im[b] * s;
                    double y = re[b] * s + im[b] * c;
                    re[b] = re[a] - x;
                    im[b] = im[a] - y;
                    re[a] += x;
                    im[a] += y;
                }
            }
        }
    }

    public static void main(String[] arguments) {
        double[] re = new double[32];
        double[] im = new double[32];
        for (int i = 0; i < 32; i++) {
            re[i] = i % 5 - 2;
        }
        transform(re, im, false);
        for (int i = 0; i < 8; i++) {
            System.out.println(re[i] + " " + im[i]);
        }
        transform(re, im, true);
        System.out.println(Math.round(re[7] / 32) + " " + Math.round(re[3] / 32));
    }
}
