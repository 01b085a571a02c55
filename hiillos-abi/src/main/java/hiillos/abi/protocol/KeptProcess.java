package hiillos.abi.protocol;

import hiillos.abi.Job;
import hiillos.abi.Notify;
import hiillos.abi.Nullable;
import hiillos.abi.ProcessControl;

/**
 * A process that was kept.
 *
 * @param signals where signals go that it catches; null: nowhere
 * @param caught bit n is signal n
 * @param ignored likewise
 */
public record KeptProcess(ProcessRecord process, ProcessControl control, Job job, @Nullable Notify signals, long caught, long ignored) {}
