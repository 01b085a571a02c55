package hiillos.fat32;

/**
 * One file or directory.
 *
 * @param name the long name if there is one, else the short one
 * @param shortName in the form {@code NAME.EXT}
 * @param isDirectory whether it is a directory
 * @param firstCluster 0 for an empty file
 * @param sizeBytes of a file; 0 for a directory
 */
record DirectoryEntry(String name, String shortName, boolean isDirectory, int firstCluster, long sizeBytes) {
    /** Names are compared without regard to case, and either name finds the entry. */
    boolean hasName(String wanted) {
        return name.equalsIgnoreCase(wanted) || shortName.equalsIgnoreCase(wanted);
    }
}
