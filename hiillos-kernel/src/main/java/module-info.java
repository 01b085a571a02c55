/** The microkernel: a scheduler, an IPC relay, a physical memory manager and a virtual memory manager. */
module hiillos.kernel {
    requires hiillos.word;
    requires hiillos.boot.protocol;
    requires hiillos.abi;

    exports hiillos.kernel.host;
}
