package java.io;

import java.nio.charset.Charset;
import java.util.Formatter;
import java.util.Locale;

/**
 * Prints values as text. Text is encoded and handed on whole at the end of each call, so that there is nothing to flush
 * here. An {@link IOException} of the stream below is remembered, never thrown. What one call prints is not mixed with what other
 * threads print, and the stream below is called by one thread at a time.
 */
public class PrintStream extends FilterOutputStream implements Appendable, Closeable {
    private final boolean autoFlush;
    private final Charset charset;
    private boolean trouble;
    private Formatter formatter;

    public PrintStream(OutputStream out) {
        this(out, false);
    }

    public PrintStream(OutputStream out, boolean autoFlush) {
        this(out, autoFlush, Charset.defaultCharset());
    }

    public PrintStream(OutputStream out, boolean autoFlush, String encoding) throws UnsupportedEncodingException {
        this(out, autoFlush, supported(encoding));
    }

    public PrintStream(OutputStream out, boolean autoFlush, Charset charset) {
        super(checkOut(out));
        this.autoFlush = autoFlush;
        this.charset = charset;
    }

    private static OutputStream checkOut(OutputStream out) {
        if (out == null) {
            throw new NullPointerException("Null output stream");
        }
        return out;
    }

    private static Charset supported(String encoding) throws UnsupportedEncodingException {
        if (!Charset.isSupported(encoding)) {
            throw new UnsupportedEncodingException(encoding);
        }
        return Charset.forName(encoding);
    }

    public Charset charset() {
        return charset;
    }

    @Override
    public synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            trouble = true;
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            trouble = true;
        }
    }

    public boolean checkError() {
        flush();
        return trouble;
    }

    protected void setError() {
        trouble = true;
    }

    protected void clearError() {
        trouble = false;
    }

    @Override
    public synchronized void write(int value) {
        try {
            out.write(value);
            if (value == '\n' && autoFlush) {
                out.flush();
            }
        } catch (IOException e) {
            trouble = true;
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
            if (autoFlush) {
                out.flush();
            }
        } catch (IOException e) {
            trouble = true;
        }
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    private void text(String text) {
        write(text.getBytes(charset));
    }

    private void line(String text) {
        text(text.concat("\n"));
    }

    public void print(boolean value) {
        text(String.valueOf(value));
    }

    public void print(char value) {
        text(String.valueOf(value));
    }

    public void print(int value) {
        text(String.valueOf(value));
    }

    public void print(long value) {
        text(String.valueOf(value));
    }

    public void print(float value) {
        text(String.valueOf(value));
    }

    public void print(double value) {
        text(String.valueOf(value));
    }

    public void print(char[] value) {
        text(new String(value));
    }

    public void print(String value) {
        text(String.valueOf(value));
    }

    public void print(Object value) {
        text(String.valueOf(value));
    }

    public void println() {
        text("\n");
    }

    public void println(boolean value) {
        line(String.valueOf(value));
    }

    public void println(char value) {
        line(String.valueOf(value));
    }

    public void println(int value) {
        line(String.valueOf(value));
    }

    public void println(long value) {
        line(String.valueOf(value));
    }

    public void println(float value) {
        line(String.valueOf(value));
    }

    public void println(double value) {
        line(String.valueOf(value));
    }

    public void println(char[] value) {
        line(new String(value));
    }

    public void println(String value) {
        line(String.valueOf(value));
    }

    public void println(Object value) {
        line(String.valueOf(value));
    }

    public PrintStream printf(String format, Object... arguments) {
        return format(format, arguments);
    }

    public PrintStream printf(Locale locale, String format, Object... arguments) {
        return format(locale, format, arguments);
    }

    public PrintStream format(String format, Object... arguments) {
        return format(Locale.getDefault(), format, arguments);
    }

    public synchronized PrintStream format(Locale locale, String format, Object... arguments) {
        if (formatter == null || formatter.locale() != locale) {
            formatter = new Formatter((Appendable) this, locale);
        }
        formatter.format(locale, format, arguments);
        return this;
    }

    @Override
    public PrintStream append(CharSequence text) {
        print(String.valueOf(text));
        return this;
    }

    @Override
    public PrintStream append(CharSequence text, int start, int end) {
        return append((text == null ? "null" : text).subSequence(start, end));
    }

    @Override
    public PrintStream append(char value) {
        print(value);
        return this;
    }
}
