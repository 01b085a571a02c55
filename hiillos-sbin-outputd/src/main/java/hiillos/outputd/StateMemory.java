package hiillos.outputd;

import hiillos.abi.Mapping;

/** Keeps the consoles' state in memory that outlives the process. */
final class StateMemory {
    private final Mapping memory;
    private final Console[] consoles;
    private final SavedState state = new SavedState();
    private long savedChanges = -1;

    StateMemory(Mapping memory, Console... consoles) {
        this.memory = memory;
        this.consoles = consoles;
    }

    /** Gives the consoles what a former process knew of them, if there was one. */
    void restore() {
        byte[] bytes = new byte[SavedState.BYTES];
        memory.read(0, bytes, 0, bytes.length);
        SavedState.Kept[] kept = SavedState.unpack(bytes, consoles.length);
        for (int i = 0; kept != null && i < consoles.length; i++) {
            consoles[i].restore(kept[i]);
        }
    }

    /** Keeps what has changed. */
    void save() {
        long changes = 0;
        for (Console console : consoles) {
            changes += console.stateChanges();
        }
        if (changes == savedChanges) {
            return;
        }
        savedChanges = changes;
        SavedState.Kept[] kept = new SavedState.Kept[consoles.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = consoles[i].keep();
        }
        byte[] bytes = state.pack(kept);
        memory.write(0, bytes, 0, state.length());
    }
}
