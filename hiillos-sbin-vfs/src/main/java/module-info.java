/** The virtual file system. */
module hiillos.sbin.vfs {
    requires hiillos.abi;
    requires hiillos.launch;
}
