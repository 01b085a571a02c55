package hiillos.bin.sh;

import hiillos.bin.sh.syntax.Command;
import hiillos.bin.sh.syntax.Printer;
import java.util.Map;

/** Tells another shell what this one knows, as text of the shell's language; what is exported goes another way. */
final class Prelude {
    private Prelude() {}

    /** The state, and behind it the command to run. */
    static String of(ShellState state, Command command) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Variable> each : state.variables.all().entrySet()) {
            Variable variable = each.getValue();
            if (!variable.exported() && variable.value() != null) {
                text.append(each.getKey()).append('=').append(Quoting.always(variable.value())).append('\n');
            }
            if (variable.readOnly()) {
                text.append("readonly ").append(each.getKey()).append('\n');
            }
        }
        for (Map.Entry<String, Command> each : state.functions.entrySet()) {
            text.append(Printer.print(new Command.Function(each.getKey(), each.getValue())));
        }
        for (Map.Entry<String, String> each : state.aliases.entrySet()) {
            text.append("alias ").append(Quoting.always(each.getKey() + "=" + each.getValue())).append('\n');
        }
        if (state.options.pipeFail) {
            text.append("set -o pipefail\n");
        }
        String letters = state.options.letters();
        text.append(Builtins.INHERIT).append(' ').append(state.shellProcess).append(' ').append(state.lastBackground).append(' ')
                .append(state.lastStatus).append(state.functionDepth > 0 ? " f\n" : "\n");
        if (!letters.isEmpty()) {
            text.append("set -").append(letters).append('\n');
        }
        return text.append(Printer.print(command)).toString();
    }
}
