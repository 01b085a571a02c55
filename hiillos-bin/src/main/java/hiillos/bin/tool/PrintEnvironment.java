package hiillos.bin.tool;

import hiillos.posix.Errno;
import hiillos.posix.FileStatus;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.SpawnRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code env [-i] [-u name] [name=value...] [command argument...]}. */
final class PrintEnvironment extends Tool {
    @Override
    protected String options() {
        return "+iu:0 ignore-environment=i unset=u null=0";
    }

    @Override
    protected String usage() {
        return "[-i] [-u NAME] [NAME=VALUE]... [COMMAND [ARGUMENT]...]: runs a command in a changed environment, or prints it";
    }

    @Override
    protected int troubleStatus() {
        return 125;
    }

    @Override
    protected void run(Options options) throws PosixException {
        Map<String, String> environment = options.has('i') ? new LinkedHashMap<>() : new LinkedHashMap<>(Posix.environment());
        for (String each : options.values('u')) {
            environment.remove(each);
        }
        List<String> operands = options.operands();
        int next = 0;
        while (next < operands.size() && operands.get(next).indexOf('=') > 0) {
            int equals = operands.get(next).indexOf('=');
            environment.put(operands.get(next).substring(0, equals), operands.get(next).substring(equals + 1));
            next++;
        }
        String[] texts = new String[environment.size()];
        int count = 0;
        for (Map.Entry<String, String> each : environment.entrySet()) {
            texts[count++] = each.getKey() + "=" + each.getValue();
        }
        if (next == operands.size()) {
            for (String each : texts) {
                out.print(each).print(options.has('0') ? "\0" : "\n");
            }
            return;
        }
        out.flush();
        String[] command = operands.subList(next, operands.size()).toArray(new String[0]);
        try {
            status = run(command, environment.get("PATH"), texts);
        } catch (PosixException error) {
            complain("'" + command[0] + "': " + error.getMessage());
            status = error.error() == Errno.ENOENT ? 127 : 126;
        }
    }

    /** Runs a command and waits for it: its status as the shell's. */
    static int run(String[] command, String path, String[] environment) throws PosixException {
        int process = Posix.spawn(new SpawnRequest(find(command[0], path), command).environment(environment).standardDescriptors());
        return Posix.waitFor(process).shellStatus();
    }

    private static String find(String command, String path) {
        if (command.indexOf('/') >= 0) {
            return command;
        }
        for (String directory : (path == null ? "/bin:/sbin" : path).split(":")) {
            String candidate = FileCopy.join(directory.isEmpty() ? "." : directory, command);
            FileStatus found = FileCopy.status(candidate);
            if (found != null && !found.isDirectory()) {
                return candidate;
            }
        }
        return command;
    }
}
