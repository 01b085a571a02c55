package hiillos.bin.tool;

import hiillos.posix.PosixException;

/** {@code basename [-a] [-s suffix] name...} and {@code dirname name...}. */
final class PathParts extends Tool {
    @Override
    protected String options() {
        return "as:z multiple=a suffix=s";
    }

    @Override
    protected String usage() {
        return name.equals("dirname") ? "NAME...: prints names without their last part"
                : "NAME [SUFFIX], or -a [-s SUFFIX] NAME...: prints the last part of names";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        options.require(1);
        String suffix = options.value('s');
        boolean several = options.has('a') || suffix != null || name.equals("dirname");
        if (!several) {
            options.atMost(2);
            suffix = options.operands().size() > 1 ? options.operands().get(1) : null;
        }
        for (String each : several ? options.operands() : options.operands().subList(0, 1)) {
            out.line(name.equals("dirname") ? directory(each) : base(each, suffix));
        }
    }

    static String stripSlashes(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    static String base(String path, String suffix) {
        String stripped = stripSlashes(path);
        String base = stripped.equals("/") ? "/" : stripped.substring(stripped.lastIndexOf('/') + 1);
        return suffix != null && base.length() > suffix.length() && base.endsWith(suffix)
                ? base.substring(0, base.length() - suffix.length()) : base;
    }

    private static String directory(String path) {
        String stripped = stripSlashes(path);
        int slash = stripped.lastIndexOf('/');
        return slash < 0 ? "." : stripSlashes(stripped.substring(0, slash == 0 ? 1 : slash));
    }
}
