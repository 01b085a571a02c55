package hiillos.conformance.programs.algorithms;

/** Days of the week by arithmetic. */
public final class Calendar {
    private Calendar() {}

    static int day(int year, int month, int day) {
        int a = (14 - month) / 12;
        int y = year - a;
        int m = month + 12 * a - 2;
        return (day + y + y / 4 - y / 100 + y / 400 + 31 * m / 12) % 7;
    }

    public static void main(String[] arguments) {
        for (int year : new int[] {1900, 1970, 2000, 2024, 2026}) {
            for (int month = 1; month <= 12; month += 3) {
                System.out.print(day(year, month, 1) + " ");
            }
            System.out.println((year % 4 == 0 && year % 100 != 0 || year % 400 == 0) ? "leap" : "common");
        }
    }
}
