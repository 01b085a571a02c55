package hiillos.boot;

/** Where the platform shows text: one kind in each loader. */
public abstract class Screen {
    /** Shows an ASCII character; {@code '\n'} goes to the start of the next line. */
    public abstract void write(int character);
}
