package hiillos.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Supplies a {@link Machines} parameter, shows the serial logs of a test that failed, and ends its machines.
 */
public final class MachineExtension implements ParameterResolver, AfterEachCallback, TestExecutionExceptionHandler {
    private static final Namespace NAMESPACE = Namespace.create(MachineExtension.class);

    /** For JUnit. */
    public MachineExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Machines.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(Machines.class, type -> new Machines(), Machines.class);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Machines machines = context.getStore(NAMESPACE).get(Machines.class, Machines.class);
        if (machines != null && !(failure instanceof MachineException)) {
            failure.addSuppressed(new MachineException(machines.tails()));
        }
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Machines machines = context.getStore(NAMESPACE).get(Machines.class, Machines.class);
        if (machines != null) {
            machines.close();
        }
    }
}
