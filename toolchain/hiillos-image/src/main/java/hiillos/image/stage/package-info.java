/**
 * The check of a whole system when it is built: the servers' manifests are
 * read out of their ELF files, every import is matched with its export, and
 * the files are laid out for the initfs.
 */
package hiillos.image.stage;
