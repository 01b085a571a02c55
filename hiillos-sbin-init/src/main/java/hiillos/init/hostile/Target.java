package hiillos.init.hostile;

import hiillos.abi.Connection;
import java.util.Set;

/**
 * Something that is attacked.
 *
 * @param name of the service, or what kind of object it is
 * @param connection the way there
 * @param operations how many the protocol has
 * @param waits whether some calls may wait for something: they are given up soon, others must be answered
 * @param dangerous operations that would do their work, for example end a process: only with arguments that must be refused
 */
record Target(String name, Connection connection, int operations, boolean waits, Set<Integer> dangerous) {
    Target(String name, Connection connection, int operations, boolean waits) {
        this(name, connection, operations, waits, Set.of());
    }
}
