/** Boots images in emulators, and systems in this JVM, and watches them. */
module hiillos.testkit {
    requires transitive java.desktop;
    requires transitive org.junit.jupiter.api;
    requires transitive hiillos.abi;
    requires hiillos.image;
    requires hiillos.kernel;
    requires hiillos.launch;
    requires hiillos.launcher;

    exports hiillos.testkit;
}
