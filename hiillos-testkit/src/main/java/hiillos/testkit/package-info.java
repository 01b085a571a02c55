/**
 * What belongs here: what a system test needs to boot an image, or a system in its own JVM
 * ({@link hiillos.testkit.InProcessSystem}), and to see what it does. A test asks for a
 * {@link hiillos.testkit.Machines} parameter and starts machines from it:
 *
 * <pre>{@code
 * @ExtendWith(MachineExtension.class)
 * class BootTest {
 *     @Test
 *     void bannerComesFirst(Machines machines) {
 *         Machine machine = machines.start(MachineOptions.iso(Path.of("hiillos.iso")).withMemory("64M"));
 *         machine.serial().waitForLine("hiillos", Duration.ofSeconds(60));
 *     }
 * }
 * }</pre>
 *
 * <p>Whatever happens, nothing stays running: each emulator has a time limit of its own, ends with its test, and ends
 * with the JVM.
 */
package hiillos.testkit;
