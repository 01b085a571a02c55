package hiillos.conformance.libraries;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;

import java.util.Random;

/** Makes a document of a MiB, parses it and prints it again with com.grack:nanojson. */
public final class LargeJson {
    private static final int MEBIBYTE = 1 << 20;

    private LargeJson() {}

    static JsonArray document() {
        Random random = new Random(11);
        JsonArray people = new JsonArray();
        int length = 0;
        while (length < MEBIBYTE) {
            JsonObject person = new JsonObject();
            person.put("number", people.size());
            person.put("name", "Pe\u00e4 \"" + random.nextInt(1000) + "\" \\ \u4e2d");
            person.put("weight", random.nextInt(1000) / 8.0);
            person.put("active", random.nextBoolean());
            person.put("nothing", (Object) null);
            JsonArray scores = new JsonArray();
            for (int i = random.nextInt(8); i > 0; i--) {
                scores.add(random.nextLong());
            }
            person.put("scores", scores);
            people.add(person);
            length += JsonWriter.string(person).length() + 1;
        }
        return people;
    }

    public static void main(String[] arguments) throws JsonParserException {
        String text = JsonWriter.string(document());
        JsonArray parsed = JsonParser.array().from(text);
        String again = JsonWriter.string(parsed);
        System.out.println(text.length() + " " + text.hashCode() + " " + again.equals(text) + " " + parsed.size());
        long sum = 0;
        double weight = 0;
        for (Object each : parsed) {
            JsonObject person = (JsonObject) each;
            weight += person.getDouble("weight");
            for (Object score : person.getArray("scores")) {
                sum += ((Number) score).longValue();
            }
        }
        System.out.println(sum + " " + weight + " " + parsed.getObject(17).getString("name"));
        System.out.println(JsonWriter.indent("  ").string().object(parsed.getObject(3)).done());
        for (String bad : new String[] {"{\"a\":1,}", "[1,2", "nul", "\"\\q\""}) {
            try {
                System.out.println(JsonParser.any().from(bad));
            } catch (JsonParserException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
