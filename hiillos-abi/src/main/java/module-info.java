/** What programs see of hiillos: the kernel's system calls, and the SDK for servers. */
module hiillos.abi {
    requires transitive hiillos.word;

    exports hiillos.abi;
    exports hiillos.abi.kernel;
    exports hiillos.abi.protocol;
}
