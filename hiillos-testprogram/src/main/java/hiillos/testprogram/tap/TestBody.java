package hiillos.testprogram.tap;

/** A test: it returns, or throws what is wrong. */
@FunctionalInterface
public interface TestBody {
    void run() throws Exception;
}
