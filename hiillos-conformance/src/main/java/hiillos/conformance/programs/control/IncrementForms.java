package hiillos.conformance.programs.control;

/** Increments of every kind of variable. */
public final class IncrementForms {
    private IncrementForms() {}

    static int shared;
    byte field;

    public static void main(String[] arguments) {
        IncrementForms o = new IncrementForms();
        int local = 5;
        int[] array = {1, 2};
        Integer box = 9;
        System.out.println(local++ + ++local + local-- + --local);
        System.out.println(shared++ + ++shared + shared-- + --shared);
        System.out.println(o.field++ + ++o.field + o.field-- + --o.field);
        System.out.println(array[0]++ + ++array[0] + array[1]-- + --array[1]);
        System.out.println(box++ + ++box + box-- + --box);
        o.field = 127;
        o.field++;
        System.out.println(o.field);
        int index = 0;
        array[index++]++;
        System.out.println(array[0] + " " + index);
    }
}
