package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.time.DateTimeException;
import java.time.chrono.Chronology;
import java.time.chrono.IsoChronology;
import java.util.Locale;
import java.util.Set;

/** The ISO calendar is the only one. */
@TargetClass("java.time.chrono.AbstractChronology")
final class OnlyChronology {
    private OnlyChronology() {}

    @Substitute
    static Chronology registerChrono(Chronology chronology, String id) {
        return null;
    }

    @Substitute
    static Chronology ofLocale(Locale locale) {
        return IsoChronology.INSTANCE;
    }

    @Substitute
    static Chronology of(String id) {
        if (id.equals("ISO") || id.equals("iso8601")) {
            return IsoChronology.INSTANCE;
        }
        throw new DateTimeException("Unknown chronology: " + id);
    }

    @Substitute
    static Set<Chronology> getAvailableChronologies() {
        return Set.of(IsoChronology.INSTANCE);
    }
}
