package hiillos.compiler.link;

import hiillos.compiler.CompileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one of LLVM's tools. */
final class Tool {
    private Tool() {}

    /**
     * @param failure begins the message when the tool fails
     * @return what the tool printed
     * @throws CompileException when it ends with another code than 0, with its output
     */
    static String run(Path tool, List<String> arguments, String failure) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(tool.toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new CompileException(failure + (output.isEmpty() ? ": " + tool.getFileName() + " ended with code " + exit
                        : ": " + output));
            }
            return output;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CompileException("interrupted while " + tool.getFileName() + " was running");
        } finally {
            process.destroyForcibly();
        }
    }
}
