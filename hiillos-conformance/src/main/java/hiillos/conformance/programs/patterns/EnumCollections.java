package hiillos.conformance.programs.patterns;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** EnumMap and EnumSet. */
public final class EnumCollections {
    private EnumCollections() {}

    enum Day { MON, TUE, WED, THU, FRI, SAT, SUN }

    public static void main(String[] arguments) {
        EnumMap<Day, String> map = new EnumMap<>(Day.class);
        map.put(Day.SUN, "rest");
        map.put(Day.MON, "work");
        map.put(Day.WED, null);
        System.out.println(map + " " + map.size() + map.containsKey(Day.WED) + map.get(Day.TUE) + map.remove(Day.SUN));
        for (Map.Entry<Day, String> e : map.entrySet()) {
            e.setValue(e.getKey() + "!");
        }
        System.out.println(map);
        EnumSet<Day> set = EnumSet.range(Day.TUE, Day.FRI);
        set.remove(Day.WED);
        set.add(Day.SUN);
        System.out.println(set + " " + EnumSet.complementOf(set) + " " + set.contains(Day.THU) + EnumSet.noneOf(Day.class)
                + EnumSet.allOf(Day.class).size());
    }
}
