/** FAT32. */
@SuppressWarnings("module") // The name ends in digits, as the file system does.
module hiillos.fsd.fat32 {
    requires transitive hiillos.abi;

    exports hiillos.fat32;
}
