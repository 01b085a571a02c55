/**
 * What belongs here: everything that turns properties ({@code -Dqemu.cpus=2}) into a running QEMU. The Maven plugin
 * uses {@link hiillos.launcher.KnownProperties}, the test kit {@link hiillos.launcher.Firmware} and
 * {@link hiillos.launcher.Acceleration}; people use {@link hiillos.launcher.Main}.
 */
package hiillos.launcher;
