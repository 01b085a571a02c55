package hiillos.bench.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A comparison means nothing if a workload does something else in its second run. */
class HeapWorkloadsTest {
    @Test
    void eachRunHasTheSameResult() {
        for (int number = 0; number < 5; number++) {
            HeapWorkload workload = HeapWorkloads.make(number);
            long first = workload.run();
            assertTrue(first != 0, workload.name());
            assertEquals(first, workload.run(), workload.name());
            assertEquals(first, HeapWorkloads.make(number).run(), workload.name());
        }
    }
}
