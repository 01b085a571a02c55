package hiillos.compiler.interpret;

import hiillos.compiler.heap.HeapObject;
import hiillos.compiler.heap.HeapObject.HeapArray;
import hiillos.compiler.heap.HeapObject.HeapInstance;
import hiillos.compiler.model.ClassInfo;
import hiillos.compiler.model.FieldInfo;
import java.lang.classfile.ClassFile;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What an initialiser may read and write without the program noticing that it ran at build time. It may write its own
 * class's statics and the objects that it created. In full Java it may read of others only what cannot change between build
 * time and the moment when the program would have run it: final and settled variables, and constant arrays. Bare
 * profiles have no such moment, so there it may read whatever is initialised.
 */
final class Effects {
    /** More array elements allocated by one initialiser are refused. */
    private static final long MAX_ELEMENTS = 64_000_000;

    private final BuildTimeInitializer rules;
    private final boolean isBare;
    private final SettledStatics settled = new SettledStatics();
    private int lastHash;

    Effects(BuildTimeInitializer rules) {
        this.rules = rules;
        this.isBare = rules.profile().isBare();
    }

    // --- Creation ---

    void created(HeapObject object) {
        object.creator = rules.current().number;
    }

    /** As {@link #created}, for an object that may be used but not kept. */
    void createdTemporary(HeapObject object) {
        created(object);
        rules.current().temporary.add(object);
    }

    void countMemory(int elements) {
        rules.current().elements += elements;
        if (rules.current().elements > MAX_ELEMENTS) {
            throw new Refusal("allocates more than " + MAX_ELEMENTS + " array elements");
        }
    }

    /** The object's identity hash; from now on it is part of the image. */
    int identityHash(HeapObject object) {
        if (isBare) {
            throw new Refusal("asks for an identity hash code, which bare images do not have");
        }
        while (object.identityHash == 0) {
            // Knuth's multiplicative hashing of a counter: as deterministic as the order of initialisations.
            object.identityHash = ++lastHash * 0x9E3779B1 >>> 8;
        }
        return object.identityHash;
    }

    /** Nothing temporary may be reachable from the class when it is done. */
    void checkTemporaries(Session session) {
        if (session.temporary.isEmpty() || session.type == null) {
            return;
        }
        Set<HeapObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> work = new ArrayDeque<>();
        Arrays.stream(session.type.staticValues).filter(HeapObject.class::isInstance).forEach(work::add);
        while (!work.isEmpty()) {
            if (!(work.pop() instanceof HeapObject object) || object.creator != session.number || !seen.add(object)) {
                continue;
            }
            for (HeapObject temporary : session.temporary) {
                if (temporary == object) {
                    throw new Refusal("keeps a " + ClassIntrinsics.binaryName(object.type()));
                }
            }
            Object[] parts = switch (object) {
                case HeapInstance instance -> instance.values;
                case HeapArray array -> array.storage instanceof HeapObject[] elements ? elements : new Object[0];
            };
            Arrays.stream(parts).filter(HeapObject.class::isInstance).forEach(work::add);
        }
    }

    // --- Static variables ---

    void checkStaticRead(FieldInfo field) {
        ClassInfo owner = field.owner();
        if (owner == rules.runningType() || isBare) {
            return;
        }
        if (!field.isFinal() && !settled.contains(field)) {
            throw new Refusal("reads " + describe(field) + ", which is not final");
        }
        if (rules.isRunning(owner) && owner.staticValues[field.index()] == null) {
            throw new Refusal("reads " + describe(field) + " before it is set");
        }
        if (rules.isProvisional(owner) && !ClassIntrinsics.isClassLibrary(owner) && (owner.flags() & ClassFile.ACC_SYNTHETIC) == 0) {
            throw new Refusal("reads " + describe(field) + ", which another order of initialisation would not have set yet");
        }
    }

    void checkStaticWrite(FieldInfo field) {
        if (field.owner() != rules.runningType()) {
            throw new Refusal("writes " + describe(field) + ", a static of another class");
        }
    }

    // --- Objects ---

    private boolean isForeign(HeapObject object) {
        return object.creator != rules.current().number;
    }

    void checkRead(HeapInstance object, FieldInfo field) {
        if (object.mirrored != null) {
            throw new Refusal("reads the field " + describe(field) + ", which has no value at build time");
        }
        if (isForeign(object) && !field.isFinal() && object.creator != 0 && !isBare && !isUnchanging(field)
                && rules.typeOf(object.creator) != null) {
            throw new Refusal("reads " + describe(field) + ", which may change, of an object that it did not create");
        }
    }

    private static boolean isUnchanging(FieldInfo field) {
        String owner = field.owner().name();
        // A string's variables are caches. The last nodes of regular expressions are shared and never get a successor.
        return owner.equals("java/lang/String") || SettledStatics.isStable(field)
                || owner.equals("java/util/regex/Pattern$Node") && field.name().equals("next")
                // Powers of five; those that are shared are marked immutable.
                || owner.equals("jdk/internal/math/FDBigInteger");
    }

    /** @param reader the class whose code reads */
    void checkRead(HeapArray array, ClassInfo reader) {
        if (array.creator == 0 || isBare || !isForeign(array)) {
            return;
        }
        ClassInfo creator = rules.typeOf(array.creator);
        // The class library's arrays are tables and caches of constants; synthetic classes hold tables for switches.
        boolean constant = creator == null || ClassIntrinsics.isClassLibrary(creator)
                || (creator.flags() & ClassFile.ACC_SYNTHETIC) != 0 || ClassIntrinsics.enumValues(creator) == array;
        // A string's bytes never change; nobody but the class library can have got hold of them.
        boolean text = array.storage instanceof byte[] && ClassIntrinsics.isClassLibrary(reader);
        if (!constant && !text) {
            throw new Refusal("reads an array that " + BuildTimeInitializer.dotted(creator) + " created and that may change");
        }
    }

    void checkWrite(HeapInstance object, FieldInfo field) {
        if (isForeign(object) && !isCache(object, field)) {
            throw new Refusal("writes " + describe(field) + " of an object that it did not create");
        }
    }

    void checkWrite(HeapArray array) {
        if (isForeign(array)) {
            throw new Refusal("writes into an array that it did not create (" + ClassIntrinsics.binaryName(array.type()) + ")");
        }
    }

    /**
     * Whether the field caches a function of the object's content, so that writing it changes nothing that a program can see:
     * a string's hash, or a primitive that is @Stable and not yet set (a hash code, everywhere in the class library).
     */
    private static boolean isCache(HeapInstance object, FieldInfo field) {
        if (field.owner().name().equals("java/lang/String")) {
            return field.name().equals("hash") || field.name().equals("hashIsZero");
        }
        Object now = object.get(field);
        return !field.isReference() && (now == null || now.equals(0)) && SettledStatics.isStable(field);
    }

    private static String describe(FieldInfo field) {
        return BuildTimeInitializer.dotted(field.owner()) + "." + field.name();
    }
}
