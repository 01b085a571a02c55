package java.lang;

import hiillos.runtime.trace.StackTraces;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be thrown. The trace is kept as return addresses and becomes {@link StackTraceElement}s when somebody asks.
 */
public class Throwable implements java.io.Serializable {
    private static final long serialVersionUID = -3042686055658047285L;
    private static final StackTraceElement[] NO_ELEMENTS = new StackTraceElement[0];
    private static final Throwable[] NO_THROWABLES = new Throwable[0];
    /** Asked by {@link Error}: whether a flight recorder wants to know of each one. */
    static final boolean jfrTracing = false;
    private static final int SUPPRESSION_OFF = 1;
    private static final int TRACE_OFF = 2;

    private final String detailMessage;
    /** {@code this} until it is known. */
    private Throwable cause = this;
    private int[] frames;
    private StackTraceElement[] stackTrace;
    private List<Throwable> suppressed;
    private final int flags;

    public Throwable() {
        this(null, 0);
    }

    public Throwable(String message) {
        this(message, 0);
    }

    public Throwable(String message, Throwable cause) {
        this(message, 0);
        this.cause = cause;
    }

    public Throwable(Throwable cause) {
        this(cause == null ? null : cause.toString(), 0);
        this.cause = cause;
    }

    protected Throwable(String message, Throwable cause, boolean enableSuppression, boolean writableStackTrace) {
        this(message, (enableSuppression ? 0 : SUPPRESSION_OFF) | (writableStackTrace ? 0 : TRACE_OFF));
        this.cause = cause;
    }

    private Throwable(String message, int flags) {
        this.detailMessage = message;
        this.flags = flags;
        if ((flags & TRACE_OFF) == 0) {
            fillInStackTrace();
        }
    }

    int[] frames() {
        return frames;
    }

    public String getMessage() {
        return detailMessage;
    }

    public String getLocalizedMessage() {
        return getMessage();
    }

    public synchronized Throwable getCause() {
        return cause == this ? null : cause;
    }

    public synchronized Throwable initCause(Throwable newCause) {
        if (cause != this) {
            throw new IllegalStateException("Can't overwrite cause with "
                    + (newCause == null ? "a null" : newCause.toString()), this);
        }
        if (newCause == this) {
            throw new IllegalArgumentException("Self-causation not permitted", this);
        }
        cause = newCause;
        return this;
    }

    final void setCause(Throwable newCause) {
        cause = newCause;
    }

    @Override
    public String toString() {
        String message = getLocalizedMessage();
        String name = getClass().getName();
        return message == null ? name : name + ": " + message;
    }

    public synchronized Throwable fillInStackTrace() {
        if ((flags & TRACE_OFF) == 0) {
            frames = StackTraces.capture();
            stackTrace = null;
        }
        return this;
    }

    private synchronized StackTraceElement[] elements() {
        if (stackTrace == null) {
            stackTrace = frames == null ? NO_ELEMENTS : StackTraces.resolve(this, frames);
        }
        return stackTrace;
    }

    public StackTraceElement[] getStackTrace() {
        return elements().clone();
    }

    public void setStackTrace(StackTraceElement[] elements) {
        StackTraceElement[] copy = elements.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == null) {
                throw new NullPointerException("stackTrace[" + i + "]");
            }
        }
        if ((flags & TRACE_OFF) == 0) {
            stackTrace = copy;
        }
    }

    public final synchronized void addSuppressed(Throwable exception) {
        if (exception == this) {
            throw new IllegalArgumentException("Self-suppression not permitted", exception);
        }
        if (exception == null) {
            throw new NullPointerException("Cannot suppress a null exception.");
        }
        if ((flags & SUPPRESSION_OFF) != 0) {
            return;
        }
        if (suppressed == null) {
            suppressed = new ArrayList<>(1);
        }
        suppressed.add(exception);
    }

    public final synchronized Throwable[] getSuppressed() {
        return suppressed == null ? NO_THROWABLES : suppressed.toArray(NO_THROWABLES);
    }

    public void printStackTrace() {
        printStackTrace(System.err);
    }

    public void printStackTrace(PrintStream stream) {
        stream.print(traceText());
        stream.flush();
    }

    public void printStackTrace(PrintWriter writer) {
        writer.print(traceText());
    }

    private String traceText() {
        StringBuilder text = new StringBuilder();
        List<Throwable> printed = new ArrayList<>();
        appendTrace(text, NO_ELEMENTS, "", "", printed);
        return text.toString();
    }

    /** Appends this and what caused it, leaving out the frames that it shares with the trace that encloses it. */
    private void appendTrace(StringBuilder text, StackTraceElement[] enclosing, String caption, String indent,
            List<Throwable> printed) {
        for (Throwable known : printed) {
            if (known == this) {
                text.append(indent).append(caption).append("[CIRCULAR REFERENCE: ").append(this).append("]\n");
                return;
            }
        }
        printed.add(this);
        StackTraceElement[] own = elements();
        int last = own.length - 1;
        int lastEnclosing = enclosing.length - 1;
        while (last >= 0 && lastEnclosing >= 0 && own[last].equals(enclosing[lastEnclosing])) {
            last--;
            lastEnclosing--;
        }
        int inCommon = own.length - 1 - last;
        text.append(indent).append(caption).append(this).append('\n');
        for (int i = 0; i <= last; i++) {
            text.append(indent).append("\tat ").append(own[i]).append('\n');
        }
        if (inCommon != 0) {
            text.append(indent).append("\t... ").append(inCommon).append(" more\n");
        }
        for (Throwable each : getSuppressed()) {
            each.appendTrace(text, own, "Suppressed: ", indent + "\t", printed);
        }
        Throwable reason = getCause();
        if (reason != null) {
            reason.appendTrace(text, own, "Caused by: ", indent, printed);
        }
    }
}
