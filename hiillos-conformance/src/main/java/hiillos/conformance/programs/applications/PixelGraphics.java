package hiillos.conformance.programs.applications;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Drawing into a bitmap: lines, circles, fills, turtles, rotation, run lengths, and a histogram of a blurred picture. */
public final class PixelGraphics {
    private final int width;
    private final int height;
    private final byte[] pixels;

    PixelGraphics(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new byte[width * height];
    }

    void set(int x, int y, int colour) {
        if (x >= 0 && y >= 0 && x < width && y < height) {
            pixels[y * width + x] = (byte) colour;
        }
    }

    int get(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }

    /** Bresenham's algorithm. */
    void line(int x0, int y0, int x1, int y1, int colour) {
        int dx = Math.abs(x1 - x0);
        int dy = -Math.abs(y1 - y0);
        int sx = Integer.signum(x1 - x0);
        int sy = Integer.signum(y1 - y0);
        int error = dx + dy;
        while (true) {
            set(x0, y0, colour);
            if (x0 == x1 && y0 == y1) {
                return;
            }
            int twice = 2 * error;
            if (twice >= dy) {
                error += dy;
                x0 += sx;
            }
            if (twice <= dx) {
                error += dx;
                y0 += sy;
            }
        }
    }

    void circle(int cx, int cy, int radius, int colour) {
        int x = radius;
        int y = 0;
        int error = 1 - radius;
        while (x >= y) {
            for (int[] p : new int[][] {{x, y}, {y, x}, {-x, y}, {-y, x}, {x, -y}, {y, -x}, {-x, -y}, {-y, -x}}) {
                set(cx + p[0], cy + p[1], colour);
            }
            y++;
            error += error < 0 ? 2 * y + 1 : 2 * (y - --x) + 1;
        }
    }

    int fill(int x, int y, int colour) {
        int old = get(x, y);
        Deque<int[]> work = new ArrayDeque<>();
        work.push(new int[] {x, y});
        int filled = 0;
        while (!work.isEmpty()) {
            int[] p = work.pop();
            if (p[0] < 0 || p[1] < 0 || p[0] >= width || p[1] >= height || get(p[0], p[1]) != old || old == colour) {
                continue;
            }
            set(p[0], p[1], colour);
            filled++;
            work.push(new int[] {p[0] + 1, p[1]});
            work.push(new int[] {p[0] - 1, p[1]});
            work.push(new int[] {p[0], p[1] + 1});
            work.push(new int[] {p[0], p[1] - 1});
        }
        return filled;
    }

    PixelGraphics rotated() {
        PixelGraphics result = new PixelGraphics(height, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                result.set(height - 1 - y, x, get(x, y));
            }
        }
        return result;
    }

    PixelGraphics blurred() {
        PixelGraphics result = new PixelGraphics(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        sum += get(Math.clamp(x + dx, 0, width - 1), Math.clamp(y + dy, 0, height - 1));
                    }
                }
                result.set(x, y, sum / 9);
            }
        }
        return result;
    }

    void map(IntUnaryOperator f) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) f.applyAsInt(pixels[i] & 0xff);
        }
    }

    /** A turtle: F forward, + and - turn by an angle, brackets remember the place; rules grow the word. */
    void turtle(String word, int x, int y, int step, int angle) {
        Deque<double[]> stack = new ArrayDeque<>();
        double[] at = {x, y, -90};
        for (char c : word.toCharArray()) {
            switch (c) {
                case 'F' -> {
                    double[] next = {at[0] + step * StrictMath.cos(Math.toRadians(at[2])), at[1] + step * StrictMath.sin(Math.toRadians(at[2])), at[2]};
                    line((int) Math.round(at[0]), (int) Math.round(at[1]), (int) Math.round(next[0]), (int) Math.round(next[1]), 9);
                    at = next;
                }
                case '+' -> at[2] += angle;
                case '-' -> at[2] -= angle;
                case '[' -> stack.push(at.clone());
                case ']' -> at = stack.pop();
                default -> throw new IllegalArgumentException("turtles do not know " + c);
            }
        }
    }

    String runs() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pixels.length;) {
            int end = i;
            while (end < pixels.length && pixels[end] == pixels[i]) {
                end++;
            }
            text.append(end - i).append((char) ('a' + pixels[i]));
            i = end;
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return IntStream.range(0, height).mapToObj(y -> IntStream.range(0, width).mapToObj(x -> " .:-=+*#%@".charAt(Math.min(9, get(x, y))) + "")
                .collect(Collectors.joining()).stripTrailing()).collect(Collectors.joining("\n"));
    }

    public static void main(String[] arguments) {
        PixelGraphics g = new PixelGraphics(44, 22);
        g.circle(12, 10, 8, 9);
        g.line(0, 21, 43, 0, 5);
        g.line(30, 0, 30, 21, 2);
        System.out.println(g.fill(12, 10, 1) + " " + g.fill(40, 20, 3) + " " + g.fill(40, 20, 3));
        System.out.println(g);
        System.out.println(g.runs().length() + " " + g.runs().substring(0, 40) + " " + Arrays.hashCode(g.rotated().rotated().rotated().rotated().pixels)
                + " " + Arrays.equals(g.pixels, g.rotated().rotated().rotated().rotated().pixels));
        String word = "F";
        for (int i = 0; i < 3; i++) {
            word = word.replace("F", "F[+F]F[-F]F");
        }
        PixelGraphics plant = new PixelGraphics(50, 30);
        plant.turtle(word, 25, 29, 1, 26);
        System.out.println(plant);
        plant.map(v -> v * 20);
        int[] histogram = new int[10];
        for (byte b : plant.blurred().pixels) {
            histogram[(b & 0xff) / 20]++;
        }
        System.out.println(Arrays.toString(histogram));
        try {
            plant.turtle("FX", 0, 0, 1, 1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage() + " " + List.of(1, 2).hashCode());
        }
    }
}
