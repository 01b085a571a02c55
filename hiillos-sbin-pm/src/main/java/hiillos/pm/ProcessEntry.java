package hiillos.pm;

import hiillos.abi.Job;
import hiillos.abi.Notify;
import hiillos.abi.ProcessControl;
import hiillos.abi.protocol.ProcessInformation;
import hiillos.abi.protocol.ProcessRecord;
import hiillos.abi.protocol.ProcessState;
import hiillos.launch.ProcessMaker;

/** A process that pm knows. */
final class ProcessEntry {
    ProcessRecord record;
    final ProcessControl control;
    final Job job;
    int group;
    ProcessState state = ProcessState.RUNNING;
    int detail;
    /** The signal that ended it, if one did. */
    int fatalSignal;
    /** Where caught signals go; null: nowhere. */
    Notify signals;
    long caught;
    long ignored;
    int starts;
    /** What it was given at its start; null if an earlier pm started it. */
    ProcessMaker.Names names;

    ProcessEntry(ProcessRecord record, ProcessControl control, Job job) {
        this.record = record;
        this.control = control;
        this.job = job;
        group = record.group() == 0 ? record.number() : record.group();
    }

    boolean isStopped() {
        return record.stopSignal() != 0;
    }

    /** What others are told of it. */
    ProcessInformation information(long memoryBytes, long processorNanos) {
        return new ProcessInformation(record.number(), record.parent(), group, record.name(), state,
                state == ProcessState.RUNNING ? record.stopSignal() : detail, memoryBytes, isStopped(), processorNanos, Math.max(0, starts - 1));
    }
}
