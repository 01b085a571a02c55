/** Consoles on the serial line and the framebuffer. */
module hiillos.sbin.outputd {
    requires hiillos.abi;
}
