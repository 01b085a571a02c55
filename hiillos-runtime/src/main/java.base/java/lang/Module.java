package java.lang;

/** A module. Compiled programs have none at run time; the type is there for signatures. */
public final class Module {
    private Module() {}
}
