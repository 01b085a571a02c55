package hiillos.conformance.programs.applications;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Check digits of many kinds, bar codes as text, Gray codes, Hamming codes that mend errors, and Morse. */
public final class BarcodesAndChecks {
    private static final String[] LEFT_ODD = {"0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111",
        "0001011"};
    private static final String[] PARITY = {"LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL"};
    private static final Map<Character, String> MORSE = new LinkedHashMap<>();

    static {
        String codes = "A.- B-... C-.-. D-.. E. F..-. G--. H.... I.. J.--- K-.- L.-.. M-- N-. O--- P.--. Q--.- R.-. S... T- U..- V...- W.-- "
                + "X-..- Y-.-- Z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----.";
        for (String code : codes.split(" ")) {
            MORSE.put(code.charAt(0), code.substring(1));
        }
    }

    private BarcodesAndChecks() {}

    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            sum += i % 2 == 0 ? d : d > 4 ? 2 * d - 9 : 2 * d;
        }
        return sum % 10 == 0;
    }

    static boolean isbn10(String text) {
        String code = text.replace("-", "");
        return code.matches("\\d{9}[\\dX]") && IntStream.range(0, 10).map(i -> (10 - i) * (code.charAt(i) == 'X' ? 10 : code.charAt(i) - '0'))
                .sum() % 11 == 0;
    }

    static boolean iban(String text) {
        String code = text.replace(" ", "");
        if (!code.matches("[A-Z]{2}\\d{2}[A-Z0-9]{8,30}")) {
            return false;
        }
        long rest = 0;
        for (char c : (code.substring(4) + code.substring(0, 4)).toCharArray()) {
            int value = Character.digit(c, 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    static int eanCheck(String twelve) {
        int sum = IntStream.range(0, 12).map(i -> (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3)).sum();
        return (10 - sum % 10) % 10;
    }

    static String ean(String twelve) {
        String digits = twelve + eanCheck(twelve);
        String parity = PARITY[digits.charAt(0) - '0'];
        UnaryOperator<String> inverted = s -> s.chars().mapToObj(c -> c == '0' ? "1" : "0").collect(Collectors.joining());
        StringBuilder bars = new StringBuilder("101");
        for (int i = 1; i <= 12; i++) {
            String odd = LEFT_ODD[digits.charAt(i) - '0'];
            if (i == 7) {
                bars.append("01010");
            }
            bars.append(i > 6 ? inverted.apply(odd) : parity.charAt(i - 1) == 'L' ? odd
                    : new StringBuilder(inverted.apply(odd)).reverse().toString());
        }
        return bars.append("101").toString().replace('1', '|').replace('0', ' ');
    }

    /** Hamming's (7,4) code: parity bits at 1, 2 and 4. */
    static int encode(int nibble) {
        int[] bit = {0, 0, 0, nibble >>> 3 & 1, 0, nibble >>> 2 & 1, nibble >>> 1 & 1, nibble & 1};
        bit[1] = bit[3] ^ bit[5] ^ bit[7];
        bit[2] = bit[3] ^ bit[6] ^ bit[7];
        bit[4] = bit[5] ^ bit[6] ^ bit[7];
        return IntStream.rangeClosed(1, 7).reduce(0, (word, i) -> word << 1 | bit[i]);
    }

    static int decode(int word) {
        int error = IntStream.rangeClosed(1, 7).filter(i -> (word >>> 7 - i & 1) == 1).reduce(0, (a, b) -> a ^ b);
        int mended = error == 0 ? word : word ^ 1 << 7 - error;
        return (mended >>> 4 & 1) << 3 | (mended >>> 2 & 1) << 2 | (mended >>> 1 & 1) << 1 | mended & 1;
    }

    static String morse(String text) {
        return Arrays.stream(text.toUpperCase().split(" ")).map(word -> word.chars().mapToObj(c -> MORSE.getOrDefault((char) c, "?"))
                .collect(Collectors.joining(" "))).collect(Collectors.joining(" / "));
    }

    static String fromMorse(String code) {
        Map<String, Character> back = MORSE.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return Arrays.stream(code.split(" / ")).map(word -> Arrays.stream(word.split(" ")).map(c -> back.getOrDefault(c, '?').toString())
                .collect(Collectors.joining())).collect(Collectors.joining(" "));
    }

    public static void main(String[] arguments) {
        record Check(String name, Predicate<String> test, List<String> candidates) {}
        for (Check c : List.of(new Check("Luhn", BarcodesAndChecks::luhn, List.of("4539578763621486", "4539578763621487", "0", "79927398713")),
                new Check("ISBN", BarcodesAndChecks::isbn10, List.of("0-306-40615-2", "0-8044-2957-X", "0-306-40615-3", "x")),
                new Check("IBAN", BarcodesAndChecks::iban, List.of("GB82 WEST 1234 5698 7654 32", "DE89 3704 0044 0532 0130 00",
                        "DE89 3704 0044 0532 0130 01", "??")))) {
            System.out.println(c.name() + " " + c.candidates().stream().collect(Collectors.partitioningBy(c.test())));
        }
        System.out.println(eanCheck("400638133393") + " [" + ean("400638133393") + "]");
        int mended = 0;
        for (int nibble = 0; nibble < 16; nibble++) {
            for (int flip = 0; flip < 7; flip++) {
                mended += decode(encode(nibble) ^ 1 << flip) == nibble ? 1 : 0;
            }
        }
        System.out.println(mended + " of 112, " + IntStream.range(0, 16).mapToObj(n -> Integer.toBinaryString(encode(n) | 128).substring(1)).toList());
        System.out.println(IntStream.range(0, 16).map(i -> i ^ i >>> 1).mapToObj(Integer::toBinaryString).collect(Collectors.joining(" ")));
        String code = morse("Hello World 2026!");
        System.out.println(code + " = " + fromMorse(code));
    }
}
