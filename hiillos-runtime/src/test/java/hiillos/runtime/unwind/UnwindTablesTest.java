package hiillos.runtime.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hiillos.word.SimulatedMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables that the unwinder reads, laid out by hand as the Linux Standard Base and DWARF describe them. */
class UnwindTablesTest {
    private static final long HEADER = BytesMemory.BASE + 0x100;
    private static final long COMMON = BytesMemory.BASE + 0x200;
    private static final long FUNCTION_RECORD = BytesMemory.BASE + 0x300;
    private static final long AREA = BytesMemory.BASE + 0x400;
    private static final long CODE = BytesMemory.BASE + 0x1000;
    private static final int CODE_BYTES = 0x80;
    private static final long SCRATCH = BytesMemory.BASE + 0x2000;
    private static final long RULES = BytesMemory.BASE + 0x2800;

    private BytesMemory memory;

    @BeforeEach
    void writeTables() {
        memory = new BytesMemory(0x4000);
        SimulatedMemory.install(memory);
        writeCommon();
        writeFunction();
        writeHeader();
    }

    @AfterEach
    void removeMemory() {
        SimulatedMemory.install(null);
    }

    /** Augmentation zPLR: personality absolute, LSDA and code relative to their places in 32 bits. */
    private void writeCommon() {
        long at = memory.putInt(COMMON + 4, 0);
        at = memory.put(at, 1, 'z', 'P', 'L', 'R', 0, 1, 0x78, 16);
        at = memory.put(at, 7, 0x03);
        at = memory.putInt(at, 0x12345);
        at = memory.put(at, 0x1b, 0x1b);
        // def_cfa rsp+8; return address at cfa-8
        at = memory.put(at, 0x0c, 7, 8, 0x90, 1);
        memory.putInt(COMMON, (int) (at - COMMON - 4));
    }

    /** push rbp; mov rsp, rbp; push rbx; …; a remembered epilogue. */
    private void writeFunction() {
        long at = memory.putInt(FUNCTION_RECORD + 4, (int) (FUNCTION_RECORD + 4 - COMMON));
        at = memory.putInt(at, (int) (CODE - at));
        at = memory.putInt(at, CODE_BYTES);
        at = memory.put(at, 4);
        at = memory.putInt(at, (int) (AREA - at));
        at = memory.put(at, 0x41, 0x0e, 16, 0x86, 2);
        at = memory.put(at, 0x43, 0x0d, 6);
        at = memory.put(at, 0x42, 0x83, 3);
        at = memory.put(at, 0x02, 0x30, 0x0a, 0xc3, 0x0c, 7, 8);
        at = memory.put(at, 0x41, 0x0b);
        memory.putInt(FUNCTION_RECORD, (int) (at - FUNCTION_RECORD - 4));
    }

    private void writeHeader() {
        long at = memory.put(HEADER, 1, 0x1b, 0x03, 0x3b);
        at = memory.putInt(at, (int) (COMMON - at));
        at = memory.putInt(at, 2);
        at = memory.putInt(at, (int) (CODE - HEADER));
        at = memory.putInt(at, (int) (FUNCTION_RECORD - HEADER));
        at = memory.putInt(at, (int) (CODE + 0x1000 - HEADER));
        memory.putInt(at, (int) (FUNCTION_RECORD - HEADER));
    }

    @Test
    void functionIsFoundByAnyOfItsAddresses() {
        assertTrue(FrameDescription.find(HEADER, CODE, SCRATCH));
        assertEquals(CODE, memory.loadLong(SCRATCH + FrameDescription.START));
        assertEquals(CODE + CODE_BYTES, memory.loadLong(SCRATCH + FrameDescription.END));
        assertEquals(AREA, memory.loadLong(SCRATCH + FrameDescription.LSDA));
        assertTrue(FrameDescription.find(HEADER, CODE + CODE_BYTES - 1, SCRATCH));
    }

    @Test
    void addressOutsideEveryFunctionIsNotFound() {
        assertFalse(FrameDescription.find(HEADER, CODE - 1, SCRATCH));
        assertFalse(FrameDescription.find(HEADER, CODE + CODE_BYTES, SCRATCH));
    }

    private void rulesAt(int offset) {
        assertTrue(FrameDescription.find(HEADER, CODE + offset, SCRATCH));
        assertTrue(FrameRules.compute(SCRATCH, CODE + offset, RULES));
    }

    private int register() {
        return memory.loadInt(RULES + FrameRules.CFA_REGISTER);
    }

    private int offset() {
        return memory.loadInt(RULES + FrameRules.CFA_OFFSET);
    }

    @Test
    void atEntryOnlyTheReturnAddressIsSaved() {
        rulesAt(0);
        assertEquals(Registers.RSP, register());
        assertEquals(8, offset());
        assertEquals(-8, FrameRules.saved(RULES, Registers.RETURN_ADDRESS));
        assertEquals(FrameRules.NOT_SAVED, FrameRules.saved(RULES, Registers.RBP));
    }

    @Test
    void instructionsCountFromTheirAddressOn() {
        rulesAt(1);
        assertEquals(16, offset());
        assertEquals(-16, FrameRules.saved(RULES, Registers.RBP));
        assertEquals(Registers.RSP, register());
        rulesAt(4);
        assertEquals(Registers.RBP, register());
        assertEquals(FrameRules.NOT_SAVED, FrameRules.saved(RULES, Registers.RBX));
        rulesAt(6);
        assertEquals(-24, FrameRules.saved(RULES, Registers.RBX));
    }

    @Test
    void rememberedRulesComeBackBehindAnEpilogue() {
        rulesAt(0x36);
        assertEquals(Registers.RSP, register());
        assertEquals(8, offset());
        assertEquals(FrameRules.NOT_SAVED, FrameRules.saved(RULES, Registers.RBX));
        rulesAt(0x37);
        assertEquals(Registers.RBP, register());
        assertEquals(-24, FrameRules.saved(RULES, Registers.RBX));
    }

    @Test
    void callSitesAreHalfOpenAndMayHaveNoLandingPad() {
        long at = memory.put(AREA, 0xff, 0xff, 0x01, 12);
        at = memory.put(at, 0x10, 0x08, 0x40, 1);
        at = memory.put(at, 0x18, 0x08, 0, 0);
        memory.put(at, 0x30, 0x04, 0x50, 0);
        assertEquals(0, LandingPads.find(AREA, CODE, CODE + 0x0f, SCRATCH));
        assertEquals(CODE + 0x40, LandingPads.find(AREA, CODE, CODE + 0x10, SCRATCH));
        assertEquals(CODE + 0x40, LandingPads.find(AREA, CODE, CODE + 0x17, SCRATCH));
        assertEquals(0, LandingPads.find(AREA, CODE, CODE + 0x18, SCRATCH));
        assertEquals(0, LandingPads.find(AREA, CODE, CODE + 0x20, SCRATCH));
        assertEquals(CODE + 0x50, LandingPads.find(AREA, CODE, CODE + 0x33, SCRATCH));
        assertEquals(0, LandingPads.find(AREA, CODE, CODE + 0x34, SCRATCH));
    }

    @Test
    void faultMapsOfSeveralFunctionsAreSearched() {
        long at = memory.put(AREA, 1, 0, 0, 0);
        at = memory.putInt(at, 2);
        at = memory.putLong(at, CODE);
        at = memory.putInt(at, 1);
        at = memory.putInt(at, 0);
        at = fault(at, 0x10, 0x70);
        at = memory.putLong(at, CODE + 0x100);
        at = memory.putInt(at, 2);
        at = memory.putInt(at, 0);
        at = fault(at, 0x20, 0x60);
        at = fault(at, 0x08, 0x68);
        assertEquals(CODE + 0x70, FaultMaps.handler(AREA, at, CODE + 0x10));
        assertEquals(CODE + 0x160, FaultMaps.handler(AREA, at, CODE + 0x120));
        assertEquals(CODE + 0x168, FaultMaps.handler(AREA, at, CODE + 0x108));
        assertEquals(0, FaultMaps.handler(AREA, at, CODE + 0x11));
        assertEquals(0, FaultMaps.handler(AREA, AREA, CODE + 0x10));
    }

    private long fault(long at, int offset, int handler) {
        return memory.putInt(memory.putInt(memory.putInt(at, 1), offset), handler);
    }
}
