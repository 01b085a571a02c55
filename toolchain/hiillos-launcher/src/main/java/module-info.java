/** Starts hiillos in QEMU. */
module hiillos.launcher {
    exports hiillos.launcher;
}
