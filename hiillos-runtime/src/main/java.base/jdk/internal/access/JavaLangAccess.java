package jdk.internal.access;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import jdk.internal.misc.CarrierThreadLocal;
import jdk.internal.vm.ThreadContainer;

/** What other packages of the class library use of {@code java.lang}'s private parts, as far as this runtime has it. */
public interface JavaLangAccess {
    <E extends Enum<E>> E[] getEnumConstantsShared(Class<E> type);

    int uncheckedCountPositives(byte[] bytes, int offset, int length);

    int countNonZeroAscii(String text);

    String uncheckedNewStringNoRepl(byte[] bytes, Charset charset) throws CharacterCodingException;

    byte[] uncheckedGetBytesNoRepl(String text, Charset charset) throws CharacterCodingException;

    String newStringUTF8NoRepl(byte[] bytes, int offset, int length);

    byte[] getBytesUTF8NoRepl(String text);

    char uncheckedGetUTF16Char(byte[] bytes, int index);

    void uncheckedPutCharUTF16(byte[] bytes, int index, int value);

    void uncheckedInflateBytesToChars(byte[] source, int sourceOffset, char[] target, int targetOffset, int length);

    int uncheckedDecodeASCII(byte[] source, int sourceOffset, char[] target, int targetOffset, int length);

    int uncheckedEncodeASCII(char[] source, int sourceOffset, byte[] target, int targetOffset, int length);

    void setCause(Throwable throwable, Throwable cause);

    byte stringInitCoder();

    byte stringCoder(String text);

    String join(String prefix, String suffix, String delimiter, String[] elements, int count);

    boolean bytesCompatible(String text, Charset charset);

    Thread currentCarrierThread();

    void start(Thread thread, ThreadContainer container);

    <T> T getCarrierThreadLocal(CarrierThreadLocal<T> local);

    <T> void setCarrierThreadLocal(CarrierThreadLocal<T> local, T value);

    void removeCarrierThreadLocal(CarrierThreadLocal<?> local);
}
