package hiillos.conformance.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares the programs of areas by hand: {@code RunPrograms WORK_DIRECTORY AREA[/PROGRAM]… [-- COMPILER_OPTIONS]}. */
public final class RunPrograms {
    private RunPrograms() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(arguments));
        Path work = Files.createDirectories(Path.of(words.removeFirst()));
        int separator = words.indexOf("--");
        List<String> areas = separator < 0 ? words : words.subList(0, separator);
        String[] options = separator < 0 ? new String[] {"--opt", "quick"}
                : words.subList(separator + 1, words.size()).toArray(String[]::new);
        int failures = 0;
        for (String area : areas) {
            int slash = area.indexOf('/');
            List<String> programs = slash < 0 ? Areas.programs(area)
                    : List.of("hiillos.conformance.programs." + area.replace('/', '.'));
            Suite suite = Suite.link(Areas.suiteName(slash < 0 ? area : area.substring(0, slash)), programs,
                    List.of(Toolchain.programs()), work, options);
            System.out.println(suite.report());
            for (String program : programs) {
                String difference = Comparison.difference(suite.hotSpot(program), suite.compiled(program));
                if (difference != null) {
                    failures++;
                    System.out.println(program + "\n" + difference);
                }
            }
            System.out.println(area + ": " + programs.size() + " programs");
        }
        System.out.println(failures + " differ");
        System.exit(failures == 0 ? 0 : 1);
    }
}
