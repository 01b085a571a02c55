package hiillos.bin.sh.syntax;

/** Looks up what an alias stands for. */
public interface Aliases {
    Aliases NONE = name -> null;

    /** The text, or null if there is no such alias. */
    String text(String name);
}
