/** Programs, manifests, wiring, and the making of processes. */
module hiillos.launch {
    requires hiillos.abi;
    requires hiillos.word;

    exports hiillos.launch;
}
