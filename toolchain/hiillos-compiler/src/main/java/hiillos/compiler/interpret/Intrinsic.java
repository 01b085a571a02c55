package hiillos.compiler.interpret;

/** A method whose build-time meaning is computed by the interpreter itself. Its class is not initialised for the call. */
@FunctionalInterface
interface Intrinsic {
    /**
     * Computes the call.
     *
     * @param arguments receiver first; values as {@link hiillos.compiler.heap.HeapObject} says
     * @return the result; a Boolean, Character or any Number where the method returns a primitive; ignored for void
     */
    Object call(Interpreter interpreter, Object[] arguments);
}
