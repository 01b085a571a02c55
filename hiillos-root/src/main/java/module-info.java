/** The first process. */
module hiillos.root {
    requires hiillos.abi;
    requires hiillos.launch;
    requires aircompressor;
}
