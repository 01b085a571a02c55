package hiillos.bin.tool;

/** The tools by name. */
public final class Tools {
    private Tools() {}

    /** A new tool; null if there is none of that name. */
    public static Tool find(String name) {
        return switch (name) {
            case "basename", "dirname" -> new PathParts();
            case "cat" -> new Cat();
            case "cmp" -> new Compare();
            case "cp" -> new Copy();
            case "cut" -> new Cut();
            case "date" -> new Date();
            case "dmesg" -> new KernelLog();
            case "env" -> new PrintEnvironment();
            case "find" -> new Find();
            case "free" -> new Free();
            case "grep" -> new Grep();
            case "head", "tail" -> new Ends();
            case "help" -> new HelpText();
            case "hexdump" -> new HexDump();
            case "kill" -> new Kill();
            case "ls" -> new ListDirectory();
            case "lscap" -> new ListCapabilities();
            case "mkdir", "rmdir" -> new Directories();
            case "mount", "umount" -> new Mount();
            case "mv" -> new Move();
            case "poweroff", "reboot" -> new PowerOff();
            case "ps" -> new ProcessList();
            case "pwd" -> new PrintDirectory();
            case "rm" -> new Remove();
            case "seq" -> new Sequence();
            case "sha256sum" -> new Digest();
            case "sleep" -> new Sleep();
            case "sort" -> new Sort();
            case "tee" -> new Tee();
            case "top" -> new Top();
            case "touch" -> new Touch();
            case "tr" -> new Translate();
            case "uname" -> new SystemName();
            case "uniq" -> new Unique();
            case "uptime" -> new Uptime();
            case "wc" -> new WordCount();
            case "yes" -> new Yes();
            default -> null;
        };
    }
}
