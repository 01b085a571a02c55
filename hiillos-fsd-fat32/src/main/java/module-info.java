/** FAT32. */
module hiillos.fsd.fat32 {
    requires transitive hiillos.abi;

    exports hiillos.fat32;
}
