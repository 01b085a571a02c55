/**
 * Writers for bootable media and the build-time check of a system.
 *
 * <p>Runs on the host only, inside Maven or from a command line. Needs
 * nothing but java.base.
 */
module hiillos.image {
    exports hiillos.image;
    exports hiillos.image.stage;
}
