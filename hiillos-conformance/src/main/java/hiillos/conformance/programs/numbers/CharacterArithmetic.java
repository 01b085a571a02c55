package hiillos.conformance.programs.numbers;

/** Characters are unsigned sixteen-bit numbers. */
public final class CharacterArithmetic {
    private CharacterArithmetic() {}

    public static void main(String[] arguments) {
        char c = 'a';
        c += 2;
        System.out.println(c);
        c++;
        System.out.println(c);
        System.out.println(c + 1);
        System.out.println((char) (c + 1));
        char z = 0;
        z--;
        System.out.println((int) z);
        System.out.println('a' + 'b' + "c" + 'd' + 1);
        int sum = 0;
        for (char x = 'a'; x <= 'z'; x++) {
            sum += x;
        }
        System.out.println(sum);
        System.out.println((char) 65.9 + " " + (char) -1.0f + "|" + (int) (char) -1.0);
        c = 'x';
        c -= 'a' - 'A';
        System.out.println(c);
    }
}
