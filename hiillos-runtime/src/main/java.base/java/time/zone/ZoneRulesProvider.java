package java.time.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;

/** Rules of time zones: those of the JDK, in programs that ask for one, and those that the program registers itself. */
public abstract class ZoneRulesProvider {
    private static final class Registered {
        private static final List<ZoneRulesProvider> PROVIDERS = new ArrayList<>();

        static {
            if (hasData()) {
                PROVIDERS.add(new TzdbZoneRulesProvider());
            }
        }
    }

    protected ZoneRulesProvider() {}

    public static Set<String> getAvailableZoneIds() {
        Set<String> all = new TreeSet<>();
        synchronized (Registered.PROVIDERS) {
            for (ZoneRulesProvider provider : Registered.PROVIDERS) {
                all.addAll(provider.provideZoneIds());
            }
        }
        return all;
    }

    /**
     * The rules of a region.
     *
     * @throws ZoneRulesException if nobody knows it
     */
    public static ZoneRules getRules(String zoneId, boolean forCaching) {
        return provider(zoneId).provideRules(zoneId, forCaching);
    }

    public static NavigableMap<String, ZoneRules> getVersions(String zoneId) {
        return provider(zoneId).provideVersions(zoneId);
    }

    /** Whether the image has the JDK's data: {@code cuts.txt} answers for programs that have not. */
    private static boolean hasData() {
        return true;
    }

    private static ZoneRulesProvider provider(String zoneId) {
        synchronized (Registered.PROVIDERS) {
            for (ZoneRulesProvider provider : Registered.PROVIDERS) {
                if (provider.provideZoneIds().contains(zoneId)) {
                    return provider;
                }
            }
        }
        throw new ZoneRulesException("Unknown time-zone ID: " + zoneId);
    }

    public static void registerProvider(ZoneRulesProvider provider) {
        synchronized (Registered.PROVIDERS) {
            for (String id : provider.provideZoneIds()) {
                if (getAvailableZoneIds().contains(id)) {
                    throw new ZoneRulesException("Unable to register zone as one already registered with that ID: " + id);
                }
            }
            Registered.PROVIDERS.add(provider);
        }
    }

    public static boolean refresh() {
        return false;
    }

    protected abstract Set<String> provideZoneIds();

    protected abstract ZoneRules provideRules(String zoneId, boolean forCaching);

    protected abstract NavigableMap<String, ZoneRules> provideVersions(String zoneId);

    protected boolean provideRefresh() {
        return false;
    }
}
