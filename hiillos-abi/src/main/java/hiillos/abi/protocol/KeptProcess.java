package hiillos.abi.protocol;

import hiillos.abi.Job;
import hiillos.abi.ProcessControl;

/** A process that was kept. */
public record KeptProcess(ProcessRecord process, ProcessControl control, Job job) {}
