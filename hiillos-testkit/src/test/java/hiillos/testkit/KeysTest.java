package hiillos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void everyPrintableCharacterHasKeys() {
        for (char character = ' '; character < 0x7f; character++) {
            Keys.of(character);
        }
        assertEquals("shift-a", Keys.of('A'));
        assertEquals("shift-apostrophe", Keys.of('"'));
        assertEquals("ret", Keys.of('\n'));
    }

    @Test
    void otherCharactersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Keys.of('ä'));
    }
}
