/** Boots images in emulators and watches them. */
module hiillos.testkit {
    requires transitive java.desktop;
    requires transitive org.junit.jupiter.api;
    requires hiillos.image;
    requires hiillos.launcher;

    exports hiillos.testkit;
}
