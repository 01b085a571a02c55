/** POSIX over the servers of hiillos. */
module hiillos.libc.posix {
    requires transitive hiillos.abi;

    exports hiillos.posix;
    exports hiillos.posix.memory;
    exports hiillos.posix.server;
}
