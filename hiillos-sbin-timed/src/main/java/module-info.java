/** Wall clock and timers. */
module hiillos.sbin.timed {
    requires hiillos.abi;
}
