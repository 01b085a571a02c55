package hiillos.kernel.simulation;

import hiillos.abi.kernel.ExitReason;
import hiillos.abi.kernel.FaultRecord;
import hiillos.abi.kernel.MapFlags;
import hiillos.abi.kernel.SimulatedKernel;
import hiillos.kernel.arch.amd64.Clock;
import hiillos.kernel.arch.amd64.RegisterFrame;
import hiillos.kernel.capability.ThreadObject;
import hiillos.kernel.device.Interrupts;
import hiillos.kernel.fault.Faults;
import hiillos.kernel.host.HostedKernel;
import hiillos.kernel.host.KernelHost;
import hiillos.kernel.memory.Reclaimer;
import hiillos.kernel.memory.Restart;
import hiillos.kernel.processor.Processor;
import hiillos.kernel.processor.SimulatedProcessors;
import hiillos.kernel.schedule.Scheduler;
import hiillos.kernel.syscall.Dispatcher;
import hiillos.word.Memory;
import hiillos.word.RawMemory;
import hiillos.word.SimulatedMemory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * A machine on a JVM with the kernel's classes on it. One Java thread at a time is in the kernel; programs run side by side. The
 * kernel decides who runs as on a real machine; a Java thread that enters the kernel waits until its kernel thread has a
 * processor. A program that is stopped by a debugger holds up nobody but its clients.
 */
@RawMemory(reason = "reads programs' code and fills registers in simulated memory")
public final class HostedMachine implements HostedKernel {
    private static final int PROCESSORS = 16;
    private static final long MEMORY_BYTES = 512L << 20;
    /** Where a thread's call comes from; a call that starts again is two bytes before it. */
    private static final long CALL_END = 0x40_1000;
    private static final int INVALID_OPCODE = 6;
    private static final int PAGE_FAULT = 14;
    private static final int USER_READ = 4;
    private static final int USER_WRITE = 6;
    private static final long BUFFERS = 0x7d00_0000_0000L;
    private static final long WATCH_NANOS = 50_000_000;
    private static final int MOST_TEXT = 1024;

    private final KernelHost host;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition alarmChanged = lock.newCondition();
    private final Devices devices;
    private final IoApicWindow interrupts = new IoApicWindow();
    private final PhysicalPages pages = new PhysicalPages(MEMORY_BYTES, interrupts);
    private final HostedProcessors processors;
    private final Map<ThreadObject, HostedThread> threads = new IdentityHashMap<>();
    private final List<HostedThread> adopted = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private long nextBuffers = BUFFERS;
    private long awaitedNanos = Long.MAX_VALUE;
    private boolean stopped;

    /** A machine that is switched off. */
    public HostedMachine(KernelHost host) {
        this.host = host;
        devices = new Devices(host::serialOutput, this::powerOff);
        processors = new HostedProcessors(devices, this::awaitAccesses);
    }

    private void powerOff(int code) {
        host.poweredOff(code);
        stop();
    }

    Devices devices() {
        return devices;
    }

    @Override
    public void boot(byte[] initfs, String commandLine) {
        locked(() -> {
            MachineStart.run(pages, MEMORY_BYTES, PROCESSORS, initfs, commandLine);
            for (int i = 0; i < PROCESSORS; i++) {
                processors.actFor(i);
                Scheduler.leave();
            }
        });
        Thread clock = new Thread(this::keepTime, "hiillos clock");
        clock.setDaemon(true);
        clock.start();
    }

    @Override
    public void serialInput(byte[] bytes) {
        locked(() -> devices.type(bytes));
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            for (HostedThread thread : List.copyOf(threads.values())) {
                thread.end();
            }
            threads.clear();
            alarmChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Does something as the machine, in any Java thread. */
    void locked(Runnable action) {
        lock.lock();
        try {
            checkRunning();
            HostedThread own = own();
            SimulatedMemory memory = SimulatedMemory.installed();
            SimulatedProcessors before = SimulatedProcessors.installed();
            if (own == null) {
                SimulatedMemory.install(new HostedThread(this, pages, null, 0, null).asMachine());
                SimulatedProcessors.install(processors);
            } else {
                own.setInKernel(true);
            }
            try {
                Clock.simulate(nanos());
                processors.actFor(0);
                action.run();
                settle();
            } catch (EndedError end) {
                throw end;
            } catch (Throwable problem) {
                throw failed(problem);
            } finally {
                if (own == null) {
                    SimulatedMemory.install(memory);
                    SimulatedProcessors.install(before);
                } else {
                    own.setInKernel(false);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private HostedThread own() {
        return SimulatedKernel.installed() instanceof HostedThread thread && thread.machine() == this && thread.isCurrent() ? thread
                : null;
    }

    private long nanos() {
        return System.nanoTime() - startNanos;
    }

    private void checkRunning() {
        if (stopped) {
            throw new EndedError();
        }
    }

    private EndedError failed(Throwable problem) {
        host.failed(problem);
        stop();
        return new EndedError();
    }

    /**
     * A system call of the calling Java thread's.
     *
     * @param arguments sets registers in the frame whose address it is given
     * @param results offsets of the registers that are returned
     */
    long[] call(HostedThread thread, LongConsumer arguments, int... results) {
        lock.lock();
        try {
            awaitTurn(thread);
            long frame = thread.object().frame;
            arguments.accept(frame);
            do {
                RegisterFrame.set(frame, FaultRecord.VECTOR, RegisterFrame.SYSTEM_CALL);
                RegisterFrame.set(frame, FaultRecord.RIP, CALL_END);
                long result = Dispatcher.dispatch(thread.object(), frame);
                if (result != Dispatcher.NO_RESULT && result != -Restart.STATUS) {
                    RegisterFrame.setResult(frame, result);
                }
                settle();
                awaitTurn(thread);
            } while (RegisterFrame.get(frame, FaultRecord.RIP) != CALL_END);
            long[] values = new long[results.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = RegisterFrame.get(frame, results[i]);
            }
            return values;
        } catch (EndedError end) {
            throw end;
        } catch (Throwable problem) {
            throw failed(problem);
        } finally {
            thread.setInKernel(false);
            lock.unlock();
        }
    }

    /** A page fault of the calling Java thread's. Returns when the access may be tried again. */
    void fault(HostedThread thread, long address, int access) {
        exception(thread, PAGE_FAULT, access == MapFlags.WRITE ? USER_WRITE : USER_READ, address);
    }

    private void exception(HostedThread thread, int vector, long error, long address) {
        lock.lock();
        try {
            awaitTurn(thread);
            RegisterFrame.set(thread.object().frame, FaultRecord.VECTOR, vector);
            Faults.user(thread.object(), vector, error, address);
            settle();
            awaitTurn(thread);
            if (thread.object().inFault) {
                thread.object().inFault = false;
                throw new FaultError();
            }
        } catch (EndedError | FaultError end) {
            throw end;
        } catch (Throwable problem) {
            throw failed(problem);
        } finally {
            thread.setInKernel(false);
            lock.unlock();
        }
    }

    /** Waits until a processor runs the calling Java thread's kernel thread, and acts for that processor then. */
    private void awaitTurn(HostedThread thread) {
        thread.setInKernel(false);
        while (!runs(thread.object())) {
            if (stopped || thread.hasEnded()) {
                throw new EndedError();
            }
            thread.turn().awaitUninterruptibly();
        }
        if (stopped || thread.hasEnded()) {
            throw new EndedError();
        }
        processors.actFor(thread.object().processor.number);
        Clock.simulate(nanos());
        thread.setInKernel(true);
    }

    private static boolean runs(ThreadObject thread) {
        return thread.state == ThreadObject.RUNNING && thread.processor.thread == thread;
    }

    /** The kernel is left: by the processor that is acted for, and by all that were interrupted meanwhile. */
    private void settle() {
        Scheduler.leave();
        boolean more = true;
        while (more) {
            noteEnds();
            more = processors.takeInterrupts();
            if (devices.takeInterrupt()) {
                arrive(Devices.SERIAL_LINE);
                more = true;
            }
            for (int i = 0; i < PROCESSORS; i++) {
                processors.actFor(i);
                if (Processor.of(i).thread == null && Reclaimer.isPending()) {
                    Reclaimer.work();
                    Scheduler.leave();
                    more = true;
                }
            }
        }
        for (int i = 0; i < PROCESSORS; i++) {
            ThreadObject running = Processor.of(i).thread;
            if (running != null) {
                resume(running);
            }
        }
        if (nextAlarm() < awaitedNanos) {
            alarmChanged.signalAll();
        }
    }

    private void arrive(int line) {
        int vector = interrupts.vector(line);
        if (vector >= 0) {
            processors.actFor(interrupts.target(line));
            Interrupts.arrive(vector);
            Scheduler.leave();
        }
    }

    /** Threads that the kernel has ended touch nothing any more. */
    private void noteEnds() {
        for (HostedThread thread : List.copyOf(threads.values())) {
            if (thread.object().state == ThreadObject.ENDED) {
                threads.remove(thread.object());
                adopted.remove(thread);
                thread.end();
            }
        }
    }

    private void awaitAccesses() {
        for (HostedThread thread : threads.values()) {
            thread.awaitAccess();
        }
    }

    private void resume(ThreadObject object) {
        HostedThread thread = threads.get(object);
        if (thread != null) {
            thread.turn().signalAll();
            return;
        }
        HostedThread begun = new HostedThread(this, pages, object, RegisterFrame.get(object.frame, FaultRecord.RDI),
                lock.newCondition());
        threads.put(object, begun);
        long entry = RegisterFrame.get(object.frame, FaultRecord.RIP);
        Thread java = new Thread(() -> run(begun, entry), "hiillos program");
        java.setDaemon(true);
        begun.startsIn(java);
        java.start();
    }

    private void run(HostedThread thread, long entry) {
        thread.install(processors);
        try {
            if (Memory.loadLong(entry) != CODE) {
                exception(thread, INVALID_OPCODE, 0, 0);
            }
            byte[] text = new byte[Math.min(MOST_TEXT, Memory.loadInt(entry + Long.BYTES))];
            thread.memory().read(entry + Long.BYTES + Integer.BYTES, text, 0, text.length);
            host.run(new String(text, StandardCharsets.UTF_8));
        } catch (EndedError end) {
            // The usual end.
        } catch (Throwable problem) {
            lock.lock();
            try {
                if (!thread.hasEnded() && !stopped) {
                    failed(problem);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Time goes on: alarms go off. */
    private void keepTime() {
        HostedThread own = new HostedThread(this, pages, null, 0, null);
        own.install(processors);
        lock.lock();
        try {
            while (!stopped) {
                long now = nanos();
                Clock.simulate(now);
                endAbandoned();
                for (int i = 0; i < PROCESSORS; i++) {
                    if (Processor.of(i).alarmNanos <= now) {
                        processors.actFor(i);
                        Clock.alarmFired();
                        Scheduler.timer(now);
                        settle();
                    }
                }
                awaitedNanos = nextAlarm();
                long left = Math.min(awaitedNanos - nanos(), adopted.isEmpty() ? Long.MAX_VALUE : WATCH_NANOS);
                if (left > 0) {
                    alarmChanged.awaitNanos(left);
                }
            }
        } catch (EndedError end) {
            // The machine was switched off.
        } catch (InterruptedException nobody) {
            throw new AssertionError(nobody);
        } catch (Throwable problem) {
            failed(problem);
        } finally {
            lock.unlock();
        }
    }

    private static long nextAlarm() {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < PROCESSORS; i++) {
            earliest = Math.min(earliest, Processor.of(i).alarmNanos);
        }
        return earliest;
    }

    /** Java threads that ended by themselves end their kernel threads. */
    private void endAbandoned() {
        for (HostedThread thread : List.copyOf(adopted)) {
            if (!thread.java().isAlive() && !thread.hasEnded()) {
                processors.actFor(thread.object().processor.number);
                thread.object().end(ExitReason.of(ExitReason.EXITED, 0));
                settle();
            }
        }
    }

    @Override
    public void join(Object parent) {
        adopt((HostedThread) parent).becomeGuest();
    }

    @Override
    public void leave() {
        HostedThread own = own();
        if (own != null) {
            try {
                if (!own.hasEnded()) {
                    locked(() -> own.object().end(ExitReason.of(ExitReason.EXITED, 0)));
                }
            } catch (EndedError switchedOff) {
                // Just now: so has the thread.
            }
            SimulatedMemory.install(null);
            SimulatedProcessors.install(new SimulatedProcessors());
            SimulatedKernel.install(null);
        }
    }

    /** Makes the calling Java thread one of the process that another one belongs to. */
    HostedThread adopt(HostedThread parent) {
        HostedThread[] made = new HostedThread[1];
        lock.lock();
        try {
            HostedThread known = own();
            if (known != null) {
                return known;
            }
            // First: the parent or the whole machine may have ended by now.
            ThreadResources.endQuietly(Thread.currentThread());
            locked(() -> made[0] = begin(parent));
            made[0].install(processors);
        } finally {
            lock.unlock();
        }
        return made[0];
    }

    private HostedThread begin(HostedThread parent) {
        if (parent.hasEnded()) {
            throw new EndedError();
        }
        ThreadObject object = ThreadResources.thread(parent.object(), CALL_END);
        HostedThread thread = new HostedThread(this, pages, object, parent.startBlock(), lock.newCondition());
        thread.startsIn(Thread.currentThread());
        threads.put(object, thread);
        adopted.add(thread);
        ThreadResources.start(object);
        return thread;
    }

    /** A new handle of a thread for itself; 0 when there is no room. */
    int handle(HostedThread thread) {
        int[] made = new int[1];
        locked(() -> made[0] = ThreadResources.handle(thread.object()));
        return made[0];
    }

    /** Memory for what a thread passes to the kernel; the whole system pays. */
    ThreadBuffers buffers(HostedThread thread) {
        long[] address = new long[1];
        locked(() -> {
            address[0] = nextBuffers;
            nextBuffers += ThreadBuffers.BYTES;
            ThreadResources.map(thread.object(), address[0]);
        });
        return new ThreadBuffers(thread, address[0]);
    }
}
