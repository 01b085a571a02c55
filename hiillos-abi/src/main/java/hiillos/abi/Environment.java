package hiillos.abi;

import hiillos.abi.kernel.ArgumentBlock;
import hiillos.abi.kernel.ObjectType;
import hiillos.abi.kernel.SimulatedKernel;
import hiillos.abi.kernel.StartBlock;
import hiillos.word.ExternalSymbol;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** What this process was given when it was created: the start block, typed. */
@RawMemory(reason = "reads names in the start block")
public final class Environment {
    private final long block;
    private ObjectTable objects;

    private Environment(long block) {
        this.block = block;
    }

    /** The address of the start block, which the runtime was given at the entry point. */
    @ExternalSymbol("hiillos_start_block")
    private static long startBlock() {
        return SimulatedKernel.current().startBlock();
    }

    /** This process's environment. */
    public static Environment current() {
        return of(startBlock());
    }

    /** The environment that a start block describes. */
    public static Environment of(long block) {
        if (!StartBlock.isValid(block)) {
            throw new IllegalStateException("the start block is not one of version " + StartBlock.VERSION);
        }
        return new Environment(block);
    }

    /** Whether something of this name was given. */
    public boolean has(String name) {
        return StartBlock.find(block, name) != 0;
    }

    /** The number that came with a name, for example a size; 0 when there is no such name. */
    public long value(String name) {
        long entry = StartBlock.find(block, name);
        return entry == 0 ? 0 : StartBlock.entryValue(entry);
    }

    /** The type of what a name stands for, of {@link ObjectType}; NONE for a number alone, or if there is no such name. */
    public int type(String name) {
        long entry = StartBlock.find(block, name);
        return entry == 0 ? ObjectType.NONE : StartBlock.entryType(entry);
    }

    /**
     * The number of a handle, for kinds that have no method here.
     *
     * @param type of {@link ObjectType}
     * @throws IllegalStateException naming what is missing
     */
    public int handle(String name, int type) {
        long entry = StartBlock.find(block, name);
        if (entry == 0) {
            throw new IllegalStateException("this process was not given \"" + name + "\"");
        }
        if (StartBlock.entryType(entry) != type) {
            throw new IllegalStateException("\"" + name + "\" is a " + ObjectType.name(StartBlock.entryType(entry))
                    + ", not a " + ObjectType.name(type));
        }
        return StartBlock.entryHandle(entry);
    }

    public Log log() {
        return new Log(handle("log", ObjectType.LOG));
    }

    public Job job() {
        return new Job(handle("job", ObjectType.JOB));
    }

    /** This process's address space. */
    public Vmem vmem() {
        return new Vmem(handle("self.vmem", ObjectType.VMEM));
    }

    /** This process. */
    public ProcessControl process() {
        return new ProcessControl(handle("self.process", ObjectType.PROCESS));
    }

    public Power power() {
        return new Power(handle("power", ObjectType.POWER));
    }

    public Frame frame(String name) {
        return new Frame(handle(name, ObjectType.FRAME));
    }

    public Sender sender(String name) {
        return new Sender(handle(name, ObjectType.SENDER));
    }

    /** A connection to an import. */
    public Connection connect(String name) {
        return new Connection(sender(name), objects());
    }

    /** Where objects of this process are published: at the Receiver of its exports; null if it has none. */
    private ObjectTable objects() {
        if (objects == null) {
            int count = StartBlock.countEntries(block);
            for (int i = 0; i < count && objects == null; i++) {
                long entry = StartBlock.entry(block, i);
                if (StartBlock.entryType(entry) == ObjectType.RECEIVER) {
                    objects = new ObjectTable(new Receiver(StartBlock.entryHandle(entry)), value("generation"));
                }
            }
        }
        return objects;
    }

    /** An export. */
    public <T> Service<T> service(String name, Function<T, Dispatcher> dispatchers) {
        return new Service<>(new Receiver(handle(name, ObjectType.RECEIVER)), (int) value(name), dispatchers, objects());
    }

    /** The kernel's command line; an empty one when it was not given. */
    public CommandLine commandLine() throws StatusException {
        if (!has("cmdline")) {
            return new CommandLine("");
        }
        byte[] bytes = new byte[(int) value("cmdline")];
        if (bytes.length > 0) {
            try (Mapping mapping = Mapping.readable(vmem(), frame("cmdline"), bytes.length)) {
                mapping.read(0, bytes, 0, bytes.length);
            }
        }
        return new CommandLine(new String(bytes, StandardCharsets.UTF_8));
    }

    /** The arguments; the first is the program's own name. None for servers. */
    public String[] arguments() {
        return ArgumentBlock.arguments(StartBlock.arguments(block));
    }

    /** The environment, {@code NAME=value} each. */
    public String[] variables() {
        return ArgumentBlock.variables(StartBlock.arguments(block));
    }

    /** The URI of the working directory; empty if none was given. */
    public String directory() {
        return ArgumentBlock.directory(StartBlock.arguments(block));
    }

    /** The names that were given, in order. */
    public String[] names() {
        String[] names = new String[StartBlock.countEntries(block)];
        for (int i = 0; i < names.length; i++) {
            long entry = StartBlock.entry(block, i) + StartBlock.NAME_OFFSET;
            byte[] bytes = new byte[StartBlock.NAME_BYTES];
            int length = 0;
            while (length < bytes.length && Memory.loadByte(entry + length) != 0) {
                bytes[length] = Memory.loadByte(entry + length);
                length++;
            }
            names[i] = new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
        return names;
    }
}
