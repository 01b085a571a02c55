/** The boot loader: UEFI application, BIOS stages and PVH entry, all ending in the boot protocol. */
module hiillos.boot {
    requires hiillos.boot.protocol;
    requires hiillos.word;
}
