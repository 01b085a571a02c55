package hiillos.bin.tool;

import hiillos.posix.Poll;
import hiillos.posix.Posix;
import hiillos.posix.PosixException;
import hiillos.posix.ProcessStatus;
import hiillos.posix.Terminal;
import hiillos.posix.TerminalMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** {@code top [-b] [-n rounds] [-d seconds]}: processes by time and memory, again and again; q ends it. */
final class Top extends Tool {
    private static final int PERMILLE = 1000;

    /** Time that each process had run when it was last looked at, by its number. */
    private Map<Integer, Long> before = new HashMap<>();
    /** When that was. */
    private long beforeNanos;

    @Override
    protected String options() {
        return "bn:d:";
    }

    @Override
    protected String usage() {
        return "[-b] [-n ROUNDS] [-d SECONDS]: shows the processes, the busiest and largest first, every three seconds; q ends it";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        long rounds = options.value('n') == null ? Long.MAX_VALUE : Sizes.parse(options.value('n'));
        long seconds = options.value('d') == null ? 3 : Sizes.parse(options.value('d'));
        if (rounds < 0 || seconds < 0) {
            throw new Options.UsageError("a number is needed");
        }
        boolean screen = !options.has('b') && Posix.isTerminal(1) && Posix.isTerminal(0);
        Terminal terminal = screen ? Posix.terminal(0) : null;
        TerminalMode usual = screen ? terminal.mode() : null;
        if (screen) {
            terminal.setMode(new TerminalMode(false, false, true));
        }
        try {
            for (long round = 0; round < rounds; round++) {
                show(screen);
                if (round + 1 < rounds && waitForKey(screen, seconds)) {
                    return;
                }
            }
        } finally {
            if (screen) {
                terminal.setMode(usual);
            }
        }
    }

    private void show(boolean screen) throws PosixException {
        ProcessStatus[] all = Posix.processes();
        long now = Posix.monotonicNanos();
        long passed = Math.max(1, now - beforeNanos);
        Map<Integer, Long> times = new HashMap<>();
        Map<Integer, Integer> shares = new HashMap<>();
        for (ProcessStatus each : all) {
            long ran = each.processorNanos() - before.getOrDefault(each.process(), 0L);
            times.put(each.process(), each.processorNanos());
            shares.put(each.process(), (int) Math.max(0, ran * PERMILLE / passed));
        }
        before = times;
        beforeNanos = now;
        Arrays.sort(all, Comparator.comparingInt((ProcessStatus each) -> shares.get(each.process()))
                .thenComparingLong(ProcessStatus::memoryBytes).reversed().thenComparingInt(ProcessStatus::process));
        int rows = screen ? Posix.terminal(1).size().rows() - 4 : all.length;
        long total = Posix.memoryBytes();
        if (screen) {
            out.print("\033[H\033[2J");
        }
        String end = "\n";
        out.print("top - " + CivilTime.of(Posix.wallClockNanos()).format("%T") + ", " + all.length + " processes, memory "
                + Sizes.human(total - Posix.freeMemoryBytes()) + " of " + Sizes.human(total) + end + end);
        out.print("  %CPU" + ProcessList.WIDE + end);
        for (int i = 0; i < all.length && i < rows; i++) {
            int share = shares.get(all[i].process());
            out.print(ProcessList.pad(share / 10 + "." + share % 10, 6) + ProcessList.line(all[i], true) + end);
        }
        out.flush();
    }

    /** Waits; tells whether q or Ctrl-D was typed. */
    private static boolean waitForKey(boolean screen, long seconds) throws PosixException {
        long deadline = Posix.monotonicNanos() + seconds * 1_000_000_000L;
        if (!screen) {
            Posix.sleepUntil(deadline);
            return false;
        }
        Poll poll = new Poll(0, Poll.READABLE);
        if (Posix.poll(new Poll[] {poll}, deadline) == 0) {
            return false;
        }
        byte[] key = new byte[1];
        return Posix.read(0, key, 0, 1) == 0 || key[0] == 'q' || key[0] == 4;
    }
}
