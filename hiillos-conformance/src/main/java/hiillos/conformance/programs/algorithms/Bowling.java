package hiillos.conformance.programs.algorithms;

/** A chain of conditions over arrays and strings. */
public final class Bowling {
    private Bowling() {}

    static int score(String rolls) {
        int[] pins = new int[rolls.length()];
        for (int i = 0; i < pins.length; i++) {
            char c = rolls.charAt(i);
            pins[i] = c == 'X' ? 10 : c == '/' ? 10 - pins[i - 1] : c == '-' ? 0 : c - '0';
        }
        int score = 0;
        int roll = 0;
        for (int frame = 0; frame < 10; frame++) {
            if (pins[roll] == 10) {
                score += 10 + pins[roll + 1] + pins[roll + 2];
                roll++;
            } else {
                int both = pins[roll] + pins[roll + 1];
                score += both == 10 ? 10 + pins[roll + 2] : both;
                roll += 2;
            }
        }
        return score;
    }

    public static void main(String[] arguments) {
        System.out.println(score("XXXXXXXXXXXX") + " " + score("9-9-9-9-9-9-9-9-9-9-") + " " + score("5/5/5/5/5/5/5/5/5/5/5")
                + " " + score("X7/9-X-88/-6XXX81"));
    }
}
