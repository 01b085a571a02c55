/** The virtual file system: files by URI, from whatever is mounted for the URI's scheme. */
package hiillos.vfs;
