package hiillos.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LlvmArtifactTest {
    @ParameterizedTest
    @CsvSource({"Linux,amd64,linux-x86_64", "Linux,aarch64,linux-arm64", "Mac OS X,aarch64,macosx-arm64",
        "Mac OS X,x86_64,macosx-x86_64"})
    void everyHostHasItsBuild(String system, String processor, String classifier) throws MojoFailureException {
        assertEquals(classifier, LlvmArtifact.hostClassifier(system, processor));
    }

    @Test
    void otherHostsAreToldWhatToDo() {
        assertTrue(assertThrows(MojoFailureException.class, () -> LlvmArtifact.hostClassifier("Windows 11", "amd64"))
                .getMessage().contains("WSL2"));
        assertTrue(assertThrows(MojoFailureException.class, () -> LlvmArtifact.hostClassifier("Linux", "riscv64"))
                .getMessage().startsWith("there is no LLVM for Linux on riscv64"));
    }
}
