package hiillos.bench.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadsTest {
    @ParameterizedTest
    @ValueSource(strings = {"nbody", "spectral-norm", "fannkuch", "mandelbrot", "matrix", "sieve", "sort", "crc", "binary-trees", "regex",
        "hash-maps", "streams", "strings", "json"})
    void resultsAreTheSameEachTime(String name) {
        Workload workload = Workloads.make(name);
        assertEquals(name, workload.name());
        assertEquals(workload.run(), workload.run());
        assertEquals(workload.run(), Workloads.make(name).run());
    }

    @Test
    void unknownOnesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Workloads.make("nothing"));
    }

    @Test
    void crcIsTheClassLibrarys() {
        byte[] data = new byte[256 << 10];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31 + (i >> 8));
        }
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(data);
        assertEquals(crc.getValue(), new Crc().run());
    }

    @Test
    void aContestantIsMeasuredByItsOwnProcessorTime() throws IOException {
        try (Contestant java = new Contestant(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Workloads.class.getName(), "crc"))) {
            java.warmUp(1, 1_000_000);
            java.measure();
            assertEquals(Long.toString(new Crc().run()), java.checksum());
            assertTrue(java.best() > 1000, "256 KiB took " + java.best() + " ns");
        }
    }
}
