/** The shell and the small programs. */
module hiillos.bin {
    requires hiillos.abi;
    requires hiillos.libc.posix;

    exports hiillos.bin;
}
