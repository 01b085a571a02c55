package hiillos.compiler;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Parses the command line of {@link Main}. */
final class CommandLine {
    static final String HELP = """
            hiillos compile: Java class files to an executable

            usage: compile -cp PATH --main CLASS --profile linux|user|kernel|boot -o FILE [options]

              -cp, --class-path PATH   directories and jars of the program, separated by '%s'
              --main CLASS             the class with main; for kernel and boot, with the entry points
              --profile PROFILE        linux: runs on Linux; user: runs on hiillos; kernel, boot: no operating system
              -o, --output FILE        the executable; FILE.debug beside it is for gdb
              --runtime-path PATH      directories and jars of the runtime (linux and user)
              --debug                  compile fast, keep the code close to the source
              --opt LEVEL              quick, default, full or size; default is 'default', with --debug 'quick'
              --processor NAME         what linux and user images may assume: x86-64 (default), x86-64-v2, x86-64-v3
              --manifest FILE          JSON that is embedded in the image
              --target TARGET          elf (default), uefi (or pe) or flat
              --entry SYMBOL           where the image starts
              --linker-script FILE     instead of the profile's own
              --runtime CLASS          the runtime hooks of the image
              --root CLASS             a further class whose entry points are compiled; may be repeated
              --reflect CLASSES        what reflection may ask for where it does not name a class; separated by commas
              --resources FILES        what may be read by names that are not constant; separated by commas
              --assembly FILE          a GNU-syntax assembly file; may be repeated
              --java-home DIRECTORY    the JDK 25 whose class library is compiled
              --llvm FILE              the artifact org.bytedeco:llvm or a directory with its files
              --cache DIRECTORY        for LLVM and compiled images; default ~/.cache/hiillos
              --cache-limit MEGABYTES  size of the cache of images; default 2048
              --no-cache               compile even if nothing has changed
              --report FILE            sizes and times as properties
              --sizes FILE             what makes the image as large as it is
              --keep-ir FILE           LLVM IR, before and after optimisation
              --map FILE               the linker's map
              -X NAME=VALUE            a setting for developers of the compiler
              -h, --help               this text
            """.formatted(File.pathSeparator);

    private static final List<String> OPTIONS = List.of("-cp", "--class-path", "--main", "--profile", "-o", "--output",
            "--runtime-path", "--debug", "--opt", "--processor", "--manifest", "--target", "--entry", "--linker-script",
            "--runtime", "--root", "--reflect", "--resources", "--assembly", "--java-home", "--llvm", "--cache", "--cache-limit", "--no-cache",
            "--report", "--sizes", "--keep-ir", "--map", "-X", "--help");

    private CommandLine() {}

    /** @throws CompileException naming the word that is wrong or what is missing */
    static CompileOptions parse(List<String> arguments) {
        CompileOptions.Builder builder = CompileOptions.builder();
        List<String> missing = new ArrayList<>(List.of("-cp PATH", "--main CLASS", "--profile PROFILE", "-o FILE"));
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            if (name.equals("--debug") || name.equals("--no-cache")) {
                if (equals >= 0) {
                    throw new CompileException(name + " takes no value");
                }
                flag(builder, name);
                continue;
            }
            if (!OPTIONS.contains(name)) {
                throw new CompileException((name.startsWith("-") ? "unknown option " : "unexpected word ") + name
                        + didYouMean(name, OPTIONS) + "; --help lists the options");
            }
            if (equals < 0 && !words.hasNext()) {
                throw new CompileException("option " + name + " needs a value; --help lists the options");
            }
            String value = equals < 0 ? words.next() : word.substring(equals + 1);
            try {
                set(builder, name, value, missing);
            } catch (InvalidPathException error) {
                throw new CompileException("option " + name + ": " + error.getMessage());
            }
        }
        if (!missing.isEmpty()) {
            throw new CompileException("missing: " + String.join(", ", missing) + "; --help explains them");
        }
        return builder.build();
    }

    private static void flag(CompileOptions.Builder builder, String name) {
        if (name.equals("--debug")) {
            builder.debug(true);
        } else {
            builder.cached(false);
        }
    }

    private static void set(CompileOptions.Builder builder, String name, String value, List<String> missing) {
        switch (name) {
            case "-cp", "--class-path" -> {
                builder.classPath(paths(value));
                missing.remove("-cp PATH");
            }
            case "--main" -> {
                builder.mainClass(value);
                missing.remove("--main CLASS");
            }
            case "--profile" -> {
                builder.profile(constant(Profile.class, name, value));
                missing.remove("--profile PROFILE");
            }
            case "-o", "--output" -> {
                builder.output(Path.of(value));
                missing.remove("-o FILE");
            }
            case "--runtime-path" -> builder.runtimePath(paths(value));
            case "--opt" -> builder.optimisation(constant(OptimisationLevel.class, name, value));
            case "--processor" -> builder.processor(value);
            case "--manifest" -> builder.manifest(Path.of(value));
            case "--target" -> builder.target(value.equals("pe") ? Target.UEFI : constant(Target.class, name, value));
            case "--entry" -> builder.entrySymbol(value);
            case "--linker-script" -> builder.linkerScript(Path.of(value));
            case "--runtime" -> builder.hooksClass(value);
            case "--root" -> builder.rootClass(value);
            case "--reflect", "--resources" -> builder.setting(name.substring(2), value);
            case "--assembly" -> builder.assemblyFile(Path.of(value));
            case "--java-home" -> builder.javaHome(Path.of(value));
            case "--llvm" -> builder.llvm(Path.of(value));
            case "--cache" -> builder.cache(Path.of(value));
            case "--cache-limit" -> builder.cacheLimitBytes(megabytes(value) << 20);
            case "--report" -> builder.reportFile(Path.of(value));
            case "--sizes" -> builder.sizesFile(Path.of(value));
            case "--keep-ir" -> builder.keepIr(Path.of(value));
            case "--map" -> builder.mapFile(Path.of(value));
            case "-X" -> {
                int equals = value.indexOf('=');
                if (equals < 1) {
                    throw new CompileException("-X needs NAME=VALUE, not '" + value + "'");
                }
                builder.setting(value.substring(0, equals), value.substring(equals + 1));
            }
            default -> throw new IllegalStateException(name);
        }
    }

    private static long megabytes(String value) {
        try {
            long number = Long.parseLong(value);
            if (number > 0 && number < 1L << 32) {
                return number;
            }
        } catch (NumberFormatException error) {
            // The same sentence as for a number out of range.
        }
        throw new CompileException("--cache-limit needs a number of megabytes, not '" + value + "'");
    }

    private static List<Path> paths(String value) {
        return Arrays.stream(value.split(File.pathSeparator)).filter(entry -> !entry.isEmpty()).map(Path::of).toList();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String option, String value) {
        List<String> names = Arrays.stream(type.getEnumConstants()).map(constant -> constant.name().toLowerCase(Locale.ROOT)).toList();
        if (!names.contains(value)) {
            throw new CompileException(option + " knows no '" + value + "'" + didYouMean(value, names) + "; it knows "
                    + String.join(", ", names));
        }
        return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    }

    /** {@code ", did you mean X?"} when a known word is near, else nothing. */
    static String didYouMean(String word, List<String> known) {
        String best = "";
        int bestDistance = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : ", did you mean " + best + "?";
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
