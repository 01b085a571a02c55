package jdk.internal.vm;

import java.util.stream.Stream;
import jdk.internal.access.SharedSecrets;

/** The container of an executor's threads: it starts them, and that is all. */
public class SharedThreadContainer extends ThreadContainer implements AutoCloseable {
    private final String name;

    private SharedThreadContainer(String name) {
        super(true);
        this.name = name;
    }

    public static SharedThreadContainer create(String name) {
        return new SharedThreadContainer(name);
    }

    public static SharedThreadContainer create(ThreadContainer parent, String name) {
        return new SharedThreadContainer(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Stream<Thread> threads() {
        return Stream.empty();
    }

    public void start(Thread thread) {
        SharedSecrets.getJavaLangAccess().start(thread, this);
    }

    @Override
    public void close() {}
}
