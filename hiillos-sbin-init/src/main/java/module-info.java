/** The first ordinary program. */
module hiillos.sbin.init {
    requires hiillos.abi;
    requires hiillos.launch;
}
