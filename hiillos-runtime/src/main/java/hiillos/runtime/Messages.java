package hiillos.runtime;

/** Texts of exceptions that the virtual machine itself throws, word for word as HotSpot has them. */
final class Messages {
    private Messages() {}

    /** For example: class A cannot be cast to class java.lang.String (A is in unnamed module of loader 'app'; … 'bootstrap'). */
    static String classCast(Class<?> from, Class<?> to) {
        String source = from.getName();
        String target = to.getName();
        String start = "class " + source + " cannot be cast to class " + target + " (";
        String sourcePlace = place(from);
        String targetPlace = place(to);
        if (sourcePlace.equals(targetPlace)) {
            return start + source + " and " + target + " are in " + sourcePlace + ")";
        }
        return start + source + " is in " + sourcePlace + "; " + target + " is in " + targetPlace + ")";
    }

    private static String place(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isPrimitive() || isLibrary(element.getName())
                ? "module java.base of loader 'bootstrap'" : "unnamed module of loader 'app'";
    }

    /** Whether a class of that name belongs to module java.base. */
    static boolean isLibrary(String className) {
        return className.startsWith("java.") || className.startsWith("jdk.") || className.startsWith("sun.");
    }

    /** The cause of later uses of a class whose initialiser failed. */
    static Throwable rememberedFailure(Throwable failure) {
        String message = failure.getMessage();
        String text = "Exception " + failure.getClass().getName() + (message == null ? "" : ": " + message)
                + " [in thread \"" + Thread.currentThread().getName() + "\"]";
        ExceptionInInitializerError cause = new ExceptionInInitializerError(text);
        cause.setStackTrace(failure.getStackTrace());
        return cause;
    }
}
