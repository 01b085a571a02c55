package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.util.Locale;

/** Time zones have identifiers but no names. */
@TargetClass("java.time.format.DateTimeFormatterBuilder$ZoneTextPrinterParser")
final class ZoneNames {
    private ZoneNames() {}

    /** The name of UTC; null for other zones, whose identifiers are printed. */
    @Substitute
    private String getDisplayName(String id, int type, Locale locale) {
        return id.equals("UTC") || id.equals("Etc/UTC") ? "UTC" : null;
    }
}
