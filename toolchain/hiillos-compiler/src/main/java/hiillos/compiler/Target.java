package hiillos.compiler;

/** The file format of an image. */
public enum Target {
    /** A static ELF64 executable. */
    ELF,
    /** A PE32+ UEFI application. */
    UEFI,
    /** The bytes of the loaded sections, without any header: boot sectors and BIOS stages. */
    FLAT
}
