package hiillos.conformance.programs.strings;

/** Loops over characters from both ends. */
public final class Palindromes {
    private Palindromes() {}

    static boolean palindrome(String s) {
        for (int i = 0, j = s.length() - 1; i < j; i++, j--) {
            while (i < j && !Character.isLetter(s.charAt(i))) {
                i++;
            }
            while (i < j && !Character.isLetter(s.charAt(j))) {
                j--;
            }
            if (Character.toLowerCase(s.charAt(i)) != Character.toLowerCase(s.charAt(j))) {
                return false;
            }
        }
        return true;
    }

    public static void main(String[] arguments) {
        for (String s : new String[] {"", "a", "ab", "A man, a plan, a canal: Panama", "not one", "\u00c9t\u00e9"}) {
            System.out.println(s + " " + palindrome(s));
        }
    }
}
