/**
 * The first process: unpacks the initfs into a Frame, starts the process manager, starts it again when it ends, and keeps for
 * it what must outlive it.
 *
 * <p>Only {@link hiillos.root.Root}, {@link hiillos.root.ManagerLife}, {@link hiillos.root.FrameTarget} and
 * {@link hiillos.root.FrameSource} call the kernel; all else also runs on a JVM.
 */
package hiillos.root;
