package jdk.internal.misc;

import hiillos.word.AlwaysInline;
import hiillos.word.Memory;

/** What {@link Unsafe} reads and changes in one step. A locked instruction orders everything: the weaker forms are the strong one. */
public abstract sealed class UnsafeExchange extends UnsafeAccess permits Unsafe {
    UnsafeExchange() {}

    @AlwaysInline(reason = "one instruction")
    public boolean compareAndSetInt(Object object, long offset, int expected, int value) {
        return Memory.compareAndSetInt(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetInt(Object object, long offset, int expected, int value) {
        return Memory.compareAndSetInt(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetIntPlain(Object object, long offset, int expected, int value) {
        return Memory.compareAndSetInt(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetIntAcquire(Object object, long offset, int expected, int value) {
        return Memory.compareAndSetInt(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetIntRelease(Object object, long offset, int expected, int value) {
        return Memory.compareAndSetInt(at(object, offset), expected, value);
    }

    public int compareAndExchangeInt(Object object, long offset, int expected, int value) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (found != expected || compareAndSetInt(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public int compareAndExchangeIntAcquire(Object object, long offset, int expected, int value) {
        return compareAndExchangeInt(object, offset, expected, value);
    }

    public int compareAndExchangeIntRelease(Object object, long offset, int expected, int value) {
        return compareAndExchangeInt(object, offset, expected, value);
    }

    public int getAndAddInt(Object object, long offset, int delta) {
        return Memory.getAndAddInt(at(object, offset), delta);
    }

    public int getAndSetInt(Object object, long offset, int value) {
        return Memory.getAndSetInt(at(object, offset), value);
    }

    public int getAndAddIntAcquire(Object object, long offset, int delta) {
        return getAndAddInt(object, offset, delta);
    }

    public int getAndSetIntAcquire(Object object, long offset, int value) {
        return getAndSetInt(object, offset, value);
    }

    public int getAndAddIntRelease(Object object, long offset, int delta) {
        return getAndAddInt(object, offset, delta);
    }

    public int getAndSetIntRelease(Object object, long offset, int value) {
        return getAndSetInt(object, offset, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean compareAndSetLong(Object object, long offset, long expected, long value) {
        return Memory.compareAndSetLong(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetLong(Object object, long offset, long expected, long value) {
        return Memory.compareAndSetLong(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetLongPlain(Object object, long offset, long expected, long value) {
        return Memory.compareAndSetLong(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetLongAcquire(Object object, long offset, long expected, long value) {
        return Memory.compareAndSetLong(at(object, offset), expected, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetLongRelease(Object object, long offset, long expected, long value) {
        return Memory.compareAndSetLong(at(object, offset), expected, value);
    }

    public long compareAndExchangeLong(Object object, long offset, long expected, long value) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (found != expected || compareAndSetLong(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public long compareAndExchangeLongAcquire(Object object, long offset, long expected, long value) {
        return compareAndExchangeLong(object, offset, expected, value);
    }

    public long compareAndExchangeLongRelease(Object object, long offset, long expected, long value) {
        return compareAndExchangeLong(object, offset, expected, value);
    }

    public long getAndAddLong(Object object, long offset, long delta) {
        return Memory.getAndAddLong(at(object, offset), delta);
    }

    public long getAndSetLong(Object object, long offset, long value) {
        return Memory.getAndSetLong(at(object, offset), value);
    }

    public long getAndAddLongAcquire(Object object, long offset, long delta) {
        return getAndAddLong(object, offset, delta);
    }

    public long getAndSetLongAcquire(Object object, long offset, long value) {
        return getAndSetLong(object, offset, value);
    }

    public long getAndAddLongRelease(Object object, long offset, long delta) {
        return getAndAddLong(object, offset, delta);
    }

    public long getAndSetLongRelease(Object object, long offset, long value) {
        return getAndSetLong(object, offset, value);
    }

    @AlwaysInline(reason = "one instruction")
    public boolean compareAndSetReference(Object object, long offset, Object expected, Object value) {
        return Memory.compareAndSetLong(at(object, offset), Memory.addressOf(expected), Memory.addressOf(value));
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetReference(Object object, long offset, Object expected, Object value) {
        return Memory.compareAndSetLong(at(object, offset), Memory.addressOf(expected), Memory.addressOf(value));
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetReferencePlain(Object object, long offset, Object expected, Object value) {
        return Memory.compareAndSetLong(at(object, offset), Memory.addressOf(expected), Memory.addressOf(value));
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetReferenceAcquire(Object object, long offset, Object expected, Object value) {
        return Memory.compareAndSetLong(at(object, offset), Memory.addressOf(expected), Memory.addressOf(value));
    }

    @AlwaysInline(reason = "one instruction")
    public boolean weakCompareAndSetReferenceRelease(Object object, long offset, Object expected, Object value) {
        return Memory.compareAndSetLong(at(object, offset), Memory.addressOf(expected), Memory.addressOf(value));
    }

    public Object compareAndExchangeReference(Object object, long offset, Object expected, Object value) {
        while (true) {
            Object found = getReferenceVolatile(object, offset);
            if (found != expected || compareAndSetReference(object, offset, expected, value)) {
                return found;
            }
        }
    }

    public Object compareAndExchangeReferenceAcquire(Object object, long offset, Object expected, Object value) {
        return compareAndExchangeReference(object, offset, expected, value);
    }

    public Object compareAndExchangeReferenceRelease(Object object, long offset, Object expected, Object value) {
        return compareAndExchangeReference(object, offset, expected, value);
    }

    public Object getAndSetReference(Object object, long offset, Object value) {
        return Memory.objectAt(Memory.getAndSetLong(at(object, offset), Memory.addressOf(value)));
    }

    public Object getAndSetReferenceAcquire(Object object, long offset, Object value) {
        return getAndSetReference(object, offset, value);
    }

    public Object getAndSetReferenceRelease(Object object, long offset, Object value) {
        return getAndSetReference(object, offset, value);
    }

    public int getAndBitwiseAndInt(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found & mask)) {
                return found;
            }
        }
    }

    public int getAndBitwiseAndIntAcquire(Object object, long offset, int mask) {
        return getAndBitwiseAndInt(object, offset, mask);
    }

    public int getAndBitwiseAndIntRelease(Object object, long offset, int mask) {
        return getAndBitwiseAndInt(object, offset, mask);
    }

    public int getAndBitwiseOrInt(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found | mask)) {
                return found;
            }
        }
    }

    public int getAndBitwiseOrIntAcquire(Object object, long offset, int mask) {
        return getAndBitwiseOrInt(object, offset, mask);
    }

    public int getAndBitwiseOrIntRelease(Object object, long offset, int mask) {
        return getAndBitwiseOrInt(object, offset, mask);
    }

    public int getAndBitwiseXorInt(Object object, long offset, int mask) {
        while (true) {
            int found = getIntVolatile(object, offset);
            if (compareAndSetInt(object, offset, found, found ^ mask)) {
                return found;
            }
        }
    }

    public int getAndBitwiseXorIntAcquire(Object object, long offset, int mask) {
        return getAndBitwiseXorInt(object, offset, mask);
    }

    public int getAndBitwiseXorIntRelease(Object object, long offset, int mask) {
        return getAndBitwiseXorInt(object, offset, mask);
    }

    public long getAndBitwiseAndLong(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found & mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseAndLongAcquire(Object object, long offset, long mask) {
        return getAndBitwiseAndLong(object, offset, mask);
    }

    public long getAndBitwiseAndLongRelease(Object object, long offset, long mask) {
        return getAndBitwiseAndLong(object, offset, mask);
    }

    public long getAndBitwiseOrLong(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found | mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseOrLongAcquire(Object object, long offset, long mask) {
        return getAndBitwiseOrLong(object, offset, mask);
    }

    public long getAndBitwiseOrLongRelease(Object object, long offset, long mask) {
        return getAndBitwiseOrLong(object, offset, mask);
    }

    public long getAndBitwiseXorLong(Object object, long offset, long mask) {
        while (true) {
            long found = getLongVolatile(object, offset);
            if (compareAndSetLong(object, offset, found, found ^ mask)) {
                return found;
            }
        }
    }

    public long getAndBitwiseXorLongAcquire(Object object, long offset, long mask) {
        return getAndBitwiseXorLong(object, offset, mask);
    }

    public long getAndBitwiseXorLongRelease(Object object, long offset, long mask) {
        return getAndBitwiseXorLong(object, offset, mask);
    }
}
