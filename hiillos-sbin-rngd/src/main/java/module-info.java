/** Random numbers. */
module hiillos.sbin.rngd {
    requires hiillos.abi;
}
