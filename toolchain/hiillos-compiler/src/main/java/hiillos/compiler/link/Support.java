package hiillos.compiler.link;

import hiillos.compiler.CompileException;
import hiillos.compiler.CompileOptions;
import hiillos.compiler.Target;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** IR modules beside the program's own. */
final class Support {
    private Support() {}

    /** Weak {@code memcpy}, {@code memmove}, {@code memset}, {@code memcmp}, {@code bcmp}, fit for the machine. */
    static String builtins(CompileOptions options) throws IOException {
        boolean bare = options.profile().isBare();
        String text = Linker.resource("builtins.ll").replace("@VECTOR", bare ? "i64" : "<2 x i64>")
                .replace("@WIDTH", bare ? "8" : "16")
                .replace("@ATTRIBUTES", bare ? "noimplicitfloat \"use-soft-float\"=\"true\"" : "");
        // Referred to by every COFF object that LLVM thinks uses floating point.
        return options.target() == Target.UEFI ? text + "\n@_fltused = weak global i32 0\n" : text;
    }

    /** An assembly file as a module; line numbers in LLVM's messages are those of the file. */
    static String assembly(Path file) throws IOException {
        try {
            StringBuilder text = new StringBuilder();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                text.append("module asm \"");
                for (byte b : line.getBytes(StandardCharsets.UTF_8)) {
                    if (b == '"' || b == '\\' || b < ' ') {
                        text.append('\\').append("0123456789ABCDEF".charAt(b >> 4 & 15))
                                .append("0123456789ABCDEF".charAt(b & 15));
                    } else {
                        text.append((char) b);
                    }
                }
                text.append("\"\n");
            }
            return text.toString();
        } catch (CharacterCodingException error) {
            throw new CompileException("the assembly file " + file + " is not UTF-8");
        }
    }
}
