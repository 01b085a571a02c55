package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hiillos.abi.kernel.SystemCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/reference/system-calls.md is generated from {@link SystemCall}: run with -Dhiillos.write=true to write it anew. */
class ReferencePageTest {
    @Test
    void thePageSaysWhatTheDescriptionSays() throws IOException {
        Path page = root().resolve("docs/reference/system-calls.md");
        String expected = text();
        if (Boolean.getBoolean("hiillos.write")) {
            Files.writeString(page, expected);
        }
        assertEquals(expected, Files.readString(page));
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/reference"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    private static String text() {
        var out = new StringBuilder("""
                # System calls

                Generated from `hiillos.abi.kernel.SystemCall`. `syscall` with the number in rax, arguments in rdi, rsi, rdx,
                r10, r8, r9; the result in rax: not negative, or a negated `Status`. The kernel keeps all other registers but
                rcx and r11; the four IPC calls keep only rsp and rbp (contracts.md has their registers). Every handle
                argument may also fail with `BAD_HANDLE`, `WRONG_TYPE`, `ACCESS_DENIED`, every address with `BAD_ADDRESS`.

                | number | name | arguments | result | errors | |
                |---|---|---|---|---|---|
                """);
        for (SystemCall call : SystemCall.values()) {
            out.append("| ").append(call.number()).append(" | `").append(call.name().toLowerCase(java.util.Locale.ROOT))
                    .append("` | ").append(call.arguments()).append(" | ").append(call.result()).append(" | ")
                    .append(call.errors()).append(" | ").append(call.purpose()).append(" |\n");
        }
        return out.toString();
    }
}
