package java.lang;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import jdk.internal.access.JavaLangAccess;
import jdk.internal.misc.CarrierThreadLocal;
import jdk.internal.vm.ThreadContainer;

/** The private parts of {@code java.lang} that other packages use. */
public final class LanguageAccess implements JavaLangAccess {
    public LanguageAccess() {}

    @Override
    public <E extends Enum<E>> E[] getEnumConstantsShared(Class<E> type) {
        return type.getEnumConstantsShared();
    }

    @Override
    public int uncheckedCountPositives(byte[] bytes, int offset, int length) {
        return StringCoding.countPositives(bytes, offset, length);
    }

    @Override
    public int countNonZeroAscii(String text) {
        return StringCoding.countNonZeroAscii(text);
    }

    @Override
    public String uncheckedNewStringNoRepl(byte[] bytes, Charset charset) throws CharacterCodingException {
        return String.newStringNoRepl(bytes, charset);
    }

    @Override
    public byte[] uncheckedGetBytesNoRepl(String text, Charset charset) throws CharacterCodingException {
        return String.getBytesNoRepl(text, charset);
    }

    @Override
    public String newStringUTF8NoRepl(byte[] bytes, int offset, int length) {
        return String.newStringUTF8NoRepl(bytes, offset, length, true);
    }

    @Override
    public byte[] getBytesUTF8NoRepl(String text) {
        return String.getBytesUTF8NoRepl(text);
    }

    @Override
    public char uncheckedGetUTF16Char(byte[] bytes, int index) {
        return StringUTF16.getChar(bytes, index);
    }

    @Override
    public void uncheckedPutCharUTF16(byte[] bytes, int index, int value) {
        StringUTF16.putChar(bytes, index, value);
    }

    @Override
    public void uncheckedInflateBytesToChars(byte[] source, int sourceOffset, char[] target, int targetOffset,
            int length) {
        StringLatin1.inflate(source, sourceOffset, target, targetOffset, length);
    }

    @Override
    public int uncheckedDecodeASCII(byte[] source, int sourceOffset, char[] target, int targetOffset, int length) {
        return String.decodeASCII(source, sourceOffset, target, targetOffset, length);
    }

    @Override
    public int uncheckedEncodeASCII(char[] source, int sourceOffset, byte[] target, int targetOffset, int length) {
        return StringCoding.implEncodeAsciiArray(source, sourceOffset, target, targetOffset, length);
    }

    @Override
    public void setCause(Throwable throwable, Throwable cause) {
        throwable.setCause(cause);
    }

    @Override
    public byte stringInitCoder() {
        return String.COMPACT_STRINGS ? String.LATIN1 : String.UTF16;
    }

    @Override
    public byte stringCoder(String text) {
        return text.coder();
    }

    @Override
    public String join(String prefix, String suffix, String delimiter, String[] elements, int count) {
        return String.join(prefix, suffix, delimiter, elements, count);
    }

    @Override
    public boolean bytesCompatible(String text, Charset charset) {
        return text.bytesCompatible(charset);
    }

    @Override
    public Thread currentCarrierThread() {
        return Thread.currentCarrierThread();
    }

    @Override
    public void start(Thread thread, ThreadContainer container) {
        thread.start(container);
    }

    @Override
    public <T> T getCarrierThreadLocal(CarrierThreadLocal<T> local) {
        return ((ThreadLocal<T>) local).getCarrierThreadLocal();
    }

    @Override
    public <T> void setCarrierThreadLocal(CarrierThreadLocal<T> local, T value) {
        ((ThreadLocal<T>) local).setCarrierThreadLocal(value);
    }

    @Override
    public void removeCarrierThreadLocal(CarrierThreadLocal<?> local) {
        ((ThreadLocal<?>) local).removeCarrierThreadLocal();
    }
}
