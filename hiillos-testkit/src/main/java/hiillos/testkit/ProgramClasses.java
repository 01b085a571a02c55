package hiillos.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;

/**
 * The classes of one process: its own copies, so that static fields are not shared. What all processes have together keeps what
 * it knows in the calling thread or in the kernel.
 */
class ProgramClasses extends ClassLoader {
    private static final String[] SHARED = {"java.", "javax.", "jdk.", "sun.", "hiillos.abi.", "hiillos.word.", "org.junit.",
        "org.mockito."};
    private static final String TESTKIT = ProgramClasses.class.getPackageName();
    private static final ClassDesc EXIT = ClassDesc.of(ProgramExit.class.getName());

    ProgramClasses(ClassLoader parent) {
        super(parent);
    }

    /** Whether a class is the parent's. */
    boolean isShared(String name) {
        if (name.lastIndexOf('.') == TESTKIT.length() && name.startsWith(TESTKIT)) {
            return true;
        }
        for (String prefix : SHARED) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && !isShared(name)) {
                loaded = own(name);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }

    /** A copy of the parent's class; null when the parent has no file of it. */
    private Class<?> own(String name) {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                return null;
            }
            byte[] bytes = adapted(file.readAllBytes());
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@link System#exit} ends the process, not the JVM. */
    private static byte[] adapted(byte[] bytes) {
        ClassModel type = ClassFile.of().parse(bytes);
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof MethodRefEntry method && isExit(method)) {
                CodeTransform replaced = (code, element) -> {
                    if (element instanceof InvokeInstruction call && call.method() instanceof MethodRefEntry called && isExit(called)) {
                        code.invokestatic(EXIT, "exit", called.typeSymbol());
                    } else {
                        code.with(element);
                    }
                };
                return ClassFile.of().transformClass(type, ClassTransform.transformingMethodBodies(replaced));
            }
        }
        return bytes;
    }

    private static boolean isExit(MethodRefEntry method) {
        return method.name().equalsString("exit") && method.owner().asInternalName().equals("java/lang/System");
    }
}
