package hiillos.compiler;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** The command line of the compiler. Ends with 0, with 1 after an error in the input, with 2 after one in the command. */
public final class Main {
    private static final String FRONT_END = "hiillos.compiler.lower.FrontEndImplementation";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** As {@link #main}, for callers that go on; errors go to standard error, the report to standard output. */
    public static int run(String... arguments) {
        List<String> words = List.of(arguments);
        if (words.isEmpty() || words.contains("--help") || words.contains("-h") || words.getFirst().equals("help")) {
            System.out.print(CommandLine.HELP);
            return words.isEmpty() ? 2 : 0;
        }
        if (words.getFirst().equals("compile")) {
            words = words.subList(1, words.size());
        } else if (!words.getFirst().startsWith("-")) {
            System.err.println("error: unknown command '" + words.getFirst() + "'"
                    + CommandLine.didYouMean(words.getFirst(), List.of("compile", "help")) + "; try --help");
            return 2;
        }
        CompileOptions options;
        try {
            options = CommandLine.parse(words);
        } catch (CompileException error) {
            System.err.println(error.report());
            return 2;
        }
        try {
            CompileResult result = new Compiler(frontEnd()).compile(options);
            result.warnings().forEach(warning -> System.err.println("warning: " + warning));
            System.out.println(result.report());
            return 0;
        } catch (CompileException error) {
            System.err.println(error.report());
            return 1;
        } catch (OutOfMemoryError error) {
            System.err.println("error: the compiler ran out of memory; give it more with -Xmx");
            return 1;
        }
    }

    /** By name, because the front end's package is not written in terms of this one. */
    private static FrontEnd frontEnd() {
        try {
            return (FrontEnd) Class.forName(FRONT_END).getConstructor().newInstance();
        } catch (InvocationTargetException error) {
            throw new IllegalStateException(error.getCause());
        } catch (ReflectiveOperationException error) {
            throw new CompileException("this build of the compiler has no front end (" + FRONT_END + ")");
        }
    }
}
