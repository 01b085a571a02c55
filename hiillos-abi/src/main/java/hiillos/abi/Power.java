package hiillos.abi;

import hiillos.abi.kernel.SystemCalls;

/** Switching the machine off. */
public final class Power extends Handle {
    private static final int OFF = 0;
    private static final int RESET = 1;

    public Power(int number) {
        super(number);
    }

    /** Powers off. @param code 0 for success; a test harness sees it */
    public void off(int code) throws StatusException {
        StatusException.check(SystemCalls.powerOff(number(), OFF, code));
    }

    /** Starts the machine again. */
    public void reset() throws StatusException {
        StatusException.check(SystemCalls.powerOff(number(), RESET, 0));
    }
}
