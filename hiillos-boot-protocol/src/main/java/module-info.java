/** What the boot loader hands to the kernel. Shared by both; nobody else needs it. */
module hiillos.boot.protocol {
    requires hiillos.word;

    exports hiillos.boot.protocol;
}
