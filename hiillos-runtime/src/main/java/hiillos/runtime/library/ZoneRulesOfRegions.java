package hiillos.runtime.library;

import hiillos.runtime.substitute.Alias;
import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.io.DataInputStream;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rules behind {@code java.time} come from the image. */
@TargetClass("java.time.zone.TzdbZoneRulesProvider")
abstract class ZoneRulesOfRegions extends ZoneRulesProvider {
    @Alias
    private Map<String, Object> regionToRules;

    @Substitute
    ZoneRulesOfRegions() {
        regionToRules = new ConcurrentHashMap<>();
        try {
            load(TimeZoneData.open());
        } catch (Exception e) {
            throw new ZoneRulesException("the time zone data is damaged", e);
        }
    }

    @Alias
    private native void load(DataInputStream input) throws Exception;
}
