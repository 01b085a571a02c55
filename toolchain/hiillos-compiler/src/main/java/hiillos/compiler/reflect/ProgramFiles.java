package hiillos.compiler.reflect;

import java.util.List;

/** The files of a program other than classes. */
public interface ProgramFiles {
    /** Binary names of the classes that provide a service, in the order of the class path. */
    List<String> providers(String service);

    /** The content of a file, or null. */
    byte[] resource(String path);

    /** What may be asked for by calls that are not constant. */
    List<String> listedResources();
}
