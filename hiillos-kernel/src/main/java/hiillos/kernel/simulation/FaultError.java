package hiillos.kernel.simulation;

/** Thrown into a program's Java thread where the kernel would have it go on at its fault entry. */
final class FaultError extends Error {
    private static final long serialVersionUID = 1;

    FaultError() {
        super("a fault that the program handles", null, false, false);
    }
}
