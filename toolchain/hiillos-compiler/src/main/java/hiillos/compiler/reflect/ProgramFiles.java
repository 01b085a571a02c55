package hiillos.compiler.reflect;

import java.util.List;

/** The files of a program, and which of its classes are its own. */
public interface ProgramFiles {
    /** Whether a class is in a jar that is not the first entry of the class path: somebody else's, whose parts are not all asked for. */
    boolean isOfLibrary(String internalName);

    /** Binary names of the classes that provide a service, in the order of the class path. */
    List<String> providers(String service);

    /** The content of a file, or null. */
    byte[] resource(String path);

    /** What may be asked for by calls that are not constant. */
    List<String> listedResources();
}
