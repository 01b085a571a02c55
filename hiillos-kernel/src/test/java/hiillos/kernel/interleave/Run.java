package hiillos.kernel.interleave;

import hiillos.kernel.processor.SimulatedProcessors;
import hiillos.kernel.processor.SpinLock;
import hiillos.word.SimulatedMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One execution of a scenario under a schedule. Each processor is a Java thread, but only the one with the turn runs; it
 * passes the turn at points where a real processor's progress could be seen by others: locks, waiting, kernel exits. A
 * processor whose program is done idles: only interrupts run there.
 */
final class Run extends SimulatedProcessors {
    /** So many rounds of waiting in which nobody gets on are a deadlock. */
    private static final int FRUITLESS = 200;
    /** A run takes milliseconds; one that takes so long has a processor in a loop that a bug has closed. */
    private static final int LIMIT_SECONDS = 30;
    private static final int JOIN_TRIES = 50;
    private static final int JOIN_MILLIS = 20;

    private final Scenario scenario;
    private final Schedule schedule;
    private final List<Worker> workers = new ArrayList<>();
    private final Semaphore finished = new Semaphore(0);
    private int steps;
    private int fruitless;
    private volatile Throwable failure;
    private volatile boolean over;

    /** Thrown in processors that have nothing more to do because the run has failed. */
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    private final class Worker extends Thread {
        final int number;
        final Runnable program;
        final SimulatedMemory memory;
        final Semaphore go = new Semaphore(0);
        final List<SpinLock> held = new ArrayList<>();
        boolean idle;
        boolean interrupted;

        Worker(int number, Runnable program, SimulatedMemory memory) {
            super("processor-" + number);
            this.number = number;
            this.program = program;
            this.memory = memory;
            setDaemon(true);
        }

        boolean canRun() {
            return !idle || interrupted && failure == null;
        }

        @Override
        public void run() {
            SimulatedMemory.install(memory);
            SimulatedProcessors.install(Run.this);
            awaitTurn();
            execute(program);
            while (!over) {
                // An interrupt may need several turns: nobody may take this one for idle meanwhile.
                idle = false;
                execute(Run.this::deliver);
                idle = true;
                int next = runnableAfter(number);
                if (next < 0 || failure != null) {
                    over = true;
                    workers.forEach(worker -> worker.go.release());
                    finished.release();
                } else {
                    workers.get(next).go.release();
                    awaitTurn();
                }
            }
        }

        /** Waits for the turn, or for the end of a run in which another processor failed. */
        private void awaitTurn() {
            try {
                while (!over && !go.tryAcquire(50, TimeUnit.MILLISECONDS)) {
                    continue;
                }
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        private void execute(Runnable part) {
            if (failure != null || over) {
                return;
            }
            try {
                part.run();
            } catch (Stopped stopped) {
                // Another processor failed.
            } catch (Throwable thrown) {
                fail(thrown);
            }
        }
    }

    private Run(Scenario scenario, Schedule schedule) {
        this.scenario = scenario;
        this.schedule = schedule;
    }

    /** Runs it. Returns how many points there were. Throws what went wrong. */
    static int of(Scenario scenario, Schedule schedule) {
        return new Run(scenario, schedule).execute();
    }

    private int execute() {
        for (Runnable program : scenario.processors()) {
            workers.add(new Worker(workers.size(), program, SimulatedMemory.current()));
        }
        workers.forEach(Thread::start);
        workers.get(schedule.first(workers.size())).go.release();
        try {
            if (!finished.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                fail(new AssertionError("a processor goes round without ever coming to a point"));
            }
            over = true;
            for (Worker worker : workers) {
                for (int i = 0; i < JOIN_TRIES && worker.isAlive(); i++) {
                    worker.go.release();
                    worker.join(JOIN_MILLIS);
                }
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        if (failure == null) {
            try {
                scenario.check();
            } catch (Throwable thrown) {
                failure = thrown;
            }
        }
        if (failure != null) {
            throw new AssertionError("after " + schedule + ": " + failure, failure);
        }
        return steps;
    }

    private Worker self() {
        return Thread.currentThread() instanceof Worker worker ? worker : null;
    }

    /** One stay in the kernel of the current processor; interrupts arrive before and after. */
    static void stay(Runnable kernel) {
        if (!(SimulatedProcessors.installed() instanceof Run run) || run.self() == null) {
            kernel.run();
            return;
        }
        run.deliver();
        run.point();
        kernel.run();
        run.checkNoLocks();
        run.point();
        run.deliver();
    }

    private void checkNoLocks() {
        if (!self().held.isEmpty()) {
            throw new AssertionError("the kernel was left with a lock of rank " + self().held.getLast().rank());
        }
    }

    private void deliver() {
        while (self().interrupted) {
            self().interrupted = false;
            fruitless = 0;
            scenario.interrupt();
            checkNoLocks();
        }
    }

    private void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
    }

    private int runnableAfter(int number) {
        for (int i = 1; i <= workers.size(); i++) {
            int candidate = (number + i) % workers.size();
            if (workers.get(candidate).canRun()) {
                return candidate;
            }
        }
        return -1;
    }

    private void switchTo(int next) {
        Worker self = self();
        if (next != self.number && next >= 0 && workers.get(next).canRun()) {
            workers.get(next).go.release();
            self.awaitTurn();
        }
        if (failure != null || over) {
            throw new Stopped();
        }
    }

    @Override
    public int number() {
        Worker self = self();
        return self == null ? 0 : self.number;
    }

    @Override
    public void point() {
        if (self() != null) {
            steps++;
            switchTo(schedule.choose(steps, self().number, workers.size()));
        }
    }

    @Override
    public void spin() {
        if (self() == null) {
            return;
        }
        fruitless++;
        if (fruitless > FRUITLESS * workers.size()) {
            fail(new AssertionError("deadlock: nobody gets on"));
            throw new Stopped();
        }
        switchTo(runnableAfter(self().number));
    }

    @Override
    public void acquired(SpinLock lock) {
        Worker self = self();
        if (self == null) {
            return;
        }
        fruitless = 0;
        if (!self.held.isEmpty() && self.held.getLast().rank() >= lock.rank()) {
            throw new AssertionError("a lock of rank " + lock.rank() + " is taken while one of rank "
                    + self.held.getLast().rank() + " is held");
        }
        self.held.add(lock);
    }

    @Override
    public void tried(SpinLock lock) {
        if (self() != null) {
            fruitless = 0;
            self().held.add(lock);
        }
    }

    @Override
    public void released(SpinLock lock) {
        Worker self = self();
        if (self != null && !self.held.remove(lock)) {
            throw new AssertionError("a lock is given back that was not taken");
        }
        fruitless = 0;
    }

    @Override
    public void forgetPage(long address) {
        scenario.invalidated(address);
    }

    @Override
    public void loadRoot(long root) {
        point();
        scenario.activated(root);
    }

    @Override
    public void interrupt(int number) {
        if (number < workers.size()) {
            workers.get(number).interrupted = true;
        }
    }
}
