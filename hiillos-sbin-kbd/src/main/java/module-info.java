/** The PS/2 keyboard. */
module hiillos.sbin.kbd {
    requires hiillos.abi;
}
