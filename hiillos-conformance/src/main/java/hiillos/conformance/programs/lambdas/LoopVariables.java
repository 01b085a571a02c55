package hiillos.conformance.programs.lambdas;

import java.util.ArrayList;
import java.util.List;

/** Every iteration's variable is captured on its own. */
public final class LoopVariables {
    private LoopVariables() {}

    public static void main(String[] arguments) {
        List<Runnable> actions = new ArrayList<>();
        for (String s : new String[] {"a", "b", "c"}) {
            actions.add(() -> System.out.println(s));
        }
        for (int i = 0; i < 3; i++) {
            int copy = i * i;
            actions.add(() -> System.out.println(copy));
        }
        actions.forEach(Runnable::run);
    }
}
