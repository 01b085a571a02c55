package hiillos.conformance.programs.strings;

/** Printing of every type. */
public final class PrintStreamMethods {
    private PrintStreamMethods() {}

    public static void main(String[] arguments) {
        System.out.print(true);
        System.out.print('c');
        System.out.print(1);
        System.out.print(2L);
        System.out.print(1.5f);
        System.out.print(2.5);
        System.out.print("s");
        System.out.print((Object) null);
        System.out.print(new char[] {'a', 'b'});
        System.out.println();
        System.out.println(true);
        System.out.println('c');
        System.out.println(1);
        System.out.println(2L);
        System.out.println(1.5f);
        System.out.println(2.5);
        System.out.println((String) null);
        System.out.println(new char[] {'a', 'b'});
        System.out.append("appended").append('\n').append("xyz", 1, 2).println();
        System.out.write('w');
        System.out.flush();
        System.out.println();
    }
}
