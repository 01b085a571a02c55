package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;
import java.nio.charset.StandardCharsets;

/** A budget: whatever is created is charged to one. */
public final class Job extends Handle {
    public Job(int number) {
        super(number);
    }

    /** Memory of zeros, rounded up to pages. */
    public Frame frame(long countBytes) throws StatusException {
        return new Frame((int) StatusException.check(SystemCalls.frameCreate(number(), countBytes, 0)));
    }

    public Receiver receiver() throws StatusException {
        return new Receiver((int) StatusException.check(SystemCalls.receiverCreate(number(), 0)));
    }

    public Notify notification() throws StatusException {
        return new Notify((int) StatusException.check(SystemCalls.notifyCreate(number())));
    }

    /** A process without threads; the name, at most 31 bytes of UTF-8, is for the kernel's log. */
    public ProcessControl process(String name) throws StatusException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return new ProcessControl((int) StatusException.check(
                SystemCalls.processCreate(number(), RawBytes.address(bytes, 0), bytes.length)));
    }
}
