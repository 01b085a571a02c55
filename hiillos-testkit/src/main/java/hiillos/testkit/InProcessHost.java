package hiillos.testkit;

import hiillos.abi.Environment;
import hiillos.abi.Log;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.SystemCalls;
import hiillos.kernel.host.KernelHost;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Runs the programs of an {@link InProcessSystem} and takes what its kernel has to say. */
final class InProcessHost implements KernelHost {
    /** What the runtime of hiillos ends a process with whose main method throws. */
    private static final int UNCAUGHT = 1;

    private final InProcessSystem system;
    private final ClassLoader programs;

    InProcessHost(InProcessSystem system, ClassLoader programs) {
        this.system = system;
        this.programs = programs;
    }

    @Override
    public void run(String program) {
        system.enter();
        Thread.currentThread().setName(program.substring(program.lastIndexOf('.') + 1));
        SystemCalls.processExit(code(program));
    }

    private int code(String program) {
        try {
            ProgramClasses classes = new ProgramClasses(programs);
            Thread.currentThread().setContextClassLoader(classes);
            Method main = classes.loadClass(program).getMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) Environment.current().arguments());
            return 0;
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof ProgramExit.Exit exit) {
                return exit.code();
            }
            if (thrown.getCause() instanceof Error error && error.getClass().getName().startsWith("hiillos.kernel.")) {
                // The thread's end.
                throw error;
            }
            say(thrown.getCause());
        } catch (ReflectiveOperationException missing) {
            say(missing);
        }
        return UNCAUGHT;
    }

    private static void say(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        Environment environment = Environment.current();
        String trace = "Exception in thread \"main\" " + text;
        if (environment.type("log") == ObjectType.LOG) {
            Log log = environment.log();
            trace.lines().forEach(log::line);
        } else {
            System.err.print(trace);
        }
    }

    @Override
    public void serialOutput(int value) {
        system.serial().append(String.valueOf((char) (value & 0xff)));
    }

    @Override
    public void poweredOff(int code) {
        system.ended(code);
    }

    @Override
    public void failed(Throwable problem) {
        system.failed(problem);
    }
}
