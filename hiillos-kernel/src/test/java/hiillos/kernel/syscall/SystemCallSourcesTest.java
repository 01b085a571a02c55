package hiillos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Generated files are as {@link SystemCallSources} makes them: run with -Dhiillos.write=true to write them anew. */
class SystemCallSourcesTest {
    @Test
    void theFilesSayWhatTheDescriptionSays() throws IOException {
        if (Boolean.getBoolean("hiillos.write")) {
            SystemCallSources.main(new String[0]);
        }
        Path root = SystemCallSources.root();
        for (Map.Entry<String, String> file : SystemCallSources.all().entrySet()) {
            assertEquals(file.getValue(), Files.readString(root.resolve(file.getKey())), file.getKey());
        }
    }
}
