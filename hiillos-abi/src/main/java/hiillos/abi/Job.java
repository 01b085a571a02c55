package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;
import java.nio.charset.StandardCharsets;

/** A budget: whatever is created is charged to one. */
public final class Job extends Handle {
    private static final int ONE_WAY_MESSAGES = 64;

    public Job(int number) {
        super(number);
    }

    /** Memory of zeros, rounded up to pages. */
    public Frame frame(long countBytes) throws StatusException {
        return new Frame((int) StatusException.check(SystemCalls.frameCreate(number(), countBytes, 0)));
    }

    /** A Receiver that queues {@value #ONE_WAY_MESSAGES} one-way messages. */
    public Receiver receiver() throws StatusException {
        return receiver(ONE_WAY_MESSAGES);
    }

    /** A Receiver that queues so many one-way messages, 0 to 4096; they are charged to this Job. */
    public Receiver receiver(int countMessages) throws StatusException {
        return new Receiver((int) StatusException.check(SystemCalls.receiverCreate(number(), countMessages)));
    }

    /** A Job within this one, with a limit of its own. */
    public Job child(long limitBytes, int maximumPriority) throws StatusException {
        return new Job((int) StatusException.check(SystemCalls.jobCreate(number(), limitBytes, maximumPriority)));
    }

    /** Ends all processes of this Job and its children and frees what is charged to them. */
    public void kill() throws StatusException {
        StatusException.check(SystemCalls.jobKill(number()));
    }

    /** A Notify without bits. */
    public Notify notification() throws StatusException {
        return new Notify((int) StatusException.check(SystemCalls.notifyCreate(number())));
    }

    /** A process without threads; the name, at most 31 bytes of UTF-8, is for the kernel's log. */
    public ProcessControl process(String name) throws StatusException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return new ProcessControl((int) StatusException.check(
                SystemCalls.processCreate(number(), RawBytes.address(bytes, 0), bytes.length)));
    }

    /** Another handle for the same object, with those of this one's rights that are asked for: {@link hiillos.abi.kernel.Rights}. */
    public Job duplicate(int rights) throws StatusException {
        return new Job(duplicateNumber(rights));
    }

    /** Another handle for the same object. */
    public Job duplicate() throws StatusException {
        return new Job(duplicateNumber());
    }
}
