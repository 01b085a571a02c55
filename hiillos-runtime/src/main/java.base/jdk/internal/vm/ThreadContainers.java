package jdk.internal.vm;

/** The containers that are open; none is ever looked for. */
public class ThreadContainers {
    private ThreadContainers() {}

    public static Object registerContainer(ThreadContainer container) {
        return container;
    }

    public static void deregisterContainer(Object key) {}
}
