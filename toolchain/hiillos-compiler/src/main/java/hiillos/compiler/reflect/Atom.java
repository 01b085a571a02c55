package hiillos.compiler.reflect;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import hiillos.compiler.model.MethodInfo;

/**
 * One thing that a reference may be at a place in the code. A value is a set of them. {@link Resolution} replaces those that
 * stand for values elsewhere by what they may be.
 */
sealed interface Atom {
    /** The {@code java.lang.Class} object of a type. */
    record Type(ClassInfo type) implements Atom {}

    /** A string constant. */
    record Text(String text) implements Atom {}

    /** Some object of a type or of one below it. */
    record Instance(ClassInfo type) implements Atom {}

    /** The array that an instruction of a method makes. */
    record Made(MethodInfo method, int instruction, ClassInfo type) implements Atom {}

    /** The class object of the type or of any type below it of which there are instances. */
    record TypeBelow(ClassInfo type) implements Atom {}

    /** An object that exists at build time. */
    record Existing(HeapObject object) implements Atom {}

    /** What a method of the class library returned: perhaps what the program once gave it. */
    record FromLibrary(String method) implements Atom {}

    /** Nothing is known of it; why is told to people. */
    record Unknown(String why) implements Atom {}

    // --- Standing for values elsewhere ---

    /** A parameter, by its place among the arguments; the receiver is argument 0. */
    record Parameter(MethodInfo method, int index, ClassInfo type) implements Atom {}

    /** What is stored in a variable of objects, or of a class. */
    record Stored(FieldInfo field) implements Atom {}

    /** What a method returns. */
    record Returned(MethodInfo method) implements Atom {}

    /** An element of an array. */
    record Element(Value array) implements Atom {}

    /** {@code object.getClass()}. */
    record ClassOf(Value object) implements Atom {}

    /** An object of a class or of one below it. */
    record ObjectOf(Value type) implements Atom {}

    /** {@code Class.forName(name)}. */
    record Named(Value name) implements Atom {}

    /** The array of the interfaces that these classes name. */
    record InterfacesOf(Value type) implements Atom {}

    /** All classes above these, and Object. */
    record Above(Value type) implements Atom {}
}
