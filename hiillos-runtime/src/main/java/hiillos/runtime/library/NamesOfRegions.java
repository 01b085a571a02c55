package hiillos.runtime.library;

import hiillos.runtime.substitute.Alias;
import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.time.format.TextStyle;
import java.util.Locale;

/** Time zones have English names; those that hold the whole year are not among them. */
@TargetClass("java.time.format.DateTimeFormatterBuilder$ZoneTextPrinterParser")
final class NamesOfRegions {
    private static final int STANDARD = 0;
    private static final int DAYLIGHT = 1;

    @Alias
    private TextStyle textStyle;

    private NamesOfRegions() {}

    /** The name, or null, upon which the identifier is printed. */
    @Substitute
    private String getDisplayName(String id, int type, Locale locale) {
        boolean isLong = textStyle == TextStyle.FULL || textStyle == TextStyle.FULL_STANDALONE;
        return type == STANDARD || type == DAYLIGHT ? TimeZoneData.name(id, type == DAYLIGHT, isLong) : null;
    }
}
