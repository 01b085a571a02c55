package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads lines of a web server's log with regular expressions and reports on them. */
public final class LogAnalyser {
    private static final Pattern LINE = Pattern.compile("""
            ^(?<host>\\S+)\\ \\S+\\ (?<user>\\S+)\\s\\[(?<day>\\d{2})/(?<month>\\w{3})/(?<year>\\d{4}):(?<time>[\\d:]+)\\ [+-]\\d{4}\\]
            \\s"(?<method>[A-Z]+)\\s(?<path>[^?"\\s]+)(?:\\?(?<query>\\S*))?\\s(?<protocol>HTTP/\\d\\.\\d)"   # the request
            \\s(?<status>\\d{3})\\s(?<bytes>\\d+|-)$""", Pattern.COMMENTS);
    private static final Pattern PARAMETER = Pattern.compile("([^&=]+)=([^&]*)");
    private static final Pattern ADDRESS = Pattern.compile("^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$");

    record Hit(String host, String method, String path, Map<String, String> parameters, int status, long bytes, int hour) {}

    private LogAnalyser() {}

    static List<String> generate() {
        Random random = new Random(99);
        String[] paths = {"/index.html", "/shop?item=7&color=red", "/api/v1/users?id=12", "/api/v1/users", "/img/logo.png", "/shop?item=3"};
        int[] statuses = {200, 200, 200, 304, 404, 500};
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lines.add(String.format("10.0.%d.%d - %s [%02d/Nov/2025:%02d:%02d:%02d +0000] \"%s %s HTTP/1.%d\" %d %s", random.nextInt(3),
                    random.nextInt(256), random.nextBoolean() ? "-" : "user" + random.nextInt(5), random.nextInt(28) + 1,
                    random.nextInt(24), random.nextInt(60), random.nextInt(60), random.nextInt(5) == 0 ? "POST" : "GET",
                    paths[random.nextInt(paths.length)], random.nextInt(2), statuses[random.nextInt(statuses.length)],
                    random.nextInt(9) == 0 ? "-" : Integer.toString(random.nextInt(100_000))));
        }
        lines.add(17, "garbage line");
        lines.add(200, "10.0.0.1 - - [01/Nov/2025:00:00:00 +0000] \"BROKEN\" 400 12");
        return lines;
    }

    static Hit parse(Matcher m) {
        Map<String, String> parameters = new TreeMap<>();
        if (m.group("query") != null) {
            Matcher p = PARAMETER.matcher(m.group("query"));
            while (p.find()) {
                parameters.put(p.group(1), p.group(2));
            }
        }
        String bytes = m.group("bytes");
        return new Hit(m.group("host"), m.group("method"), m.group("path"), parameters, Integer.parseInt(m.group("status")),
                bytes.equals("-") ? 0 : Long.parseLong(bytes), Integer.parseInt(m.group("time").substring(0, 2)));
    }

    static void report(List<Hit> hits) {
        System.out.println("by status " + hits.stream().collect(Collectors.groupingBy(h -> h.status() / 100 + "xx", TreeMap::new, Collectors.counting())));
        hits.stream().collect(Collectors.groupingBy(Hit::path, Collectors.summingLong(Hit::bytes))).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(e -> System.out.printf("%-16s %,12d bytes%n", e.getKey(), e.getValue()));
        System.out.println("by query " + hits.stream().map(Hit::parameters).filter(p -> !p.isEmpty()).map(Object::toString)
                .collect(Collectors.groupingBy(p -> p, TreeMap::new, Collectors.counting())));
        int[] hours = new int[24];
        hits.forEach(h -> hours[h.hour()]++);
        StringBuilder chart = new StringBuilder();
        for (int i = 0; i < hours.length; i += 6) {
            chart.append(String.format("%02d-%02d %3d|", i, i + 5, hours[i] + hours[i + 1] + hours[i + 2] + hours[i + 3] + hours[i + 4]
                    + hours[i + 5]));
        }
        System.out.println(chart);
    }

    public static void main(String[] arguments) {
        List<Hit> hits = new ArrayList<>();
        int number = 0;
        for (String line : generate()) {
            number++;
            Matcher m = LINE.matcher(line);
            if (m.matches()) {
                hits.add(parse(m));
            } else {
                System.out.println("line " + number + ": " + line);
            }
        }
        System.out.println(hits.size() + " hits, first " + hits.getFirst());
        report(hits);
        for (String address : "10.0.0.1 256.1.1.1 1.2.3 0.0.0.0 255.255.255.255 1.2.3.4. 01.2.3.4".split(" ")) {
            System.out.print(address + (ADDRESS.matcher(address).matches() ? " yes " : " no "));
        }
        System.out.println();
        String text = "Call 555-1234 or 555-9876 now; mail joe@x.org, ann.lee@mail.example.com!";
        System.out.println(text.replaceAll("(\\d{3})-(\\d{4})", "($1) $2"));
        System.out.println(Pattern.compile("[\\w.]+@[\\w.]+\\w").matcher(text).results().map(MatchResult::group).toList());
        System.out.println(Pattern.compile("\\b\\w").matcher(text).replaceAll(r -> r.group().toUpperCase()));
        System.out.println(Pattern.compile("(?i)(a)(b)?\\1").matcher("xABAaa").results().map(r -> r.start() + "-" + r.end() + r.group(2)).toList());
        System.out.println(List.of("a1b22c333".split("\\d+", -1)) + " " + "x,,y,".split(",").length + " " + "aaa".replaceFirst("a*?", "b"));
        System.out.println("foobarbaz".replaceAll("(?<=foo)bar(?=baz)", "-") + " " + "aXbXc".split("X", 2)[1] + " " + Pattern.quote("a.b"));
        System.out.println(Pattern.matches("\\p{Lu}\\p{Ll}+\\s\\p{IsAlphabetic}+", "Ünder stand") + " " + "tel".matches("(?!ab).*"));
        for (String bad : List.of("(a", "[z-a]", "a{2,1}", "*a", "\\k<x>")) {
            try {
                Pattern.compile(bad);
            } catch (PatternSyntaxException e) {
                System.out.println(e.getMessage().replace('\n', '|'));
            }
        }
    }
}
