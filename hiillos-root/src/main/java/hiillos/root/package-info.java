/**
 * The first process: unpacks the initfs, reads the servers' manifests, makes their exports, grants their imports, starts
 * them in the order of their needs, serves the initfs and reports the end of processes.
 *
 * <p>Only {@link hiillos.root.Root}, {@link hiillos.root.Launcher}, {@link hiillos.root.Watch} and
 * {@link hiillos.root.FrameSource} call the kernel; all else also runs on a JVM.
 */
package hiillos.root;
