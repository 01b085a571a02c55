/** The process manager. */
module hiillos.sbin.pm {
    requires hiillos.abi;
    requires hiillos.launch;
}
