package hiillos.conformance.programs.applications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Configuration files with sections, inheritance and substitution; typed values; and the class library's Properties. */
public final class IniConfiguration {
    private static final Pattern SECTION = Pattern.compile("\\[(?<name>[\\w.-]+)(?:\\s*:\\s*(?<parent>[\\w.-]+))?]");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([^}]*))?}");

    static final class ConfigurationException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ConfigurationException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static final class Section {
        private final String name;
        private final Section parent;
        private final Map<String, String> values = new LinkedHashMap<>();

        Section(String name, Section parent) {
            this.name = name;
            this.parent = parent;
        }

        Optional<String> raw(String key) {
            return Optional.ofNullable(values.get(key)).or(() -> parent == null ? Optional.empty() : parent.raw(key));
        }

        String text(String key) {
            String value = raw(key).orElseThrow(() -> new MissingResourceException("no " + key + " in " + name, name, key));
            Matcher m = VARIABLE.matcher(value);
            return m.replaceAll(r -> Matcher.quoteReplacement(raw(r.group(1)).map(v -> text(r.group(1)))
                    .orElseGet(() -> r.group(2) == null ? "?" : r.group(2))));
        }

        <T> T as(String key, Function<String, T> reader) {
            String text = text(key);
            try {
                return reader.apply(text);
            } catch (RuntimeException e) {
                throw new ConfigurationException(name + "." + key + " = " + text, e);
            }
        }

        OptionalInt number(String key) {
            return raw(key).isEmpty() ? OptionalInt.empty() : OptionalInt.of(as(key, Integer::decode));
        }
    }

    private final Map<String, Section> sections = new LinkedHashMap<>();

    static IniConfiguration read(BufferedReader reader) throws IOException {
        IniConfiguration result = new IniConfiguration();
        Section section = new Section("default", null);
        result.sections.put("default", section);
        int number = 0;
        StringBuilder pending = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            String text = pending + line.strip();
            pending.setLength(0);
            if (text.endsWith("\\")) {
                pending.append(text, 0, text.length() - 1);
                continue;
            }
            Matcher m = SECTION.matcher(text);
            int equals = text.indexOf('=');
            if (text.isEmpty() || text.startsWith(";") || text.startsWith("#")) {
                continue;
            } else if (m.matches()) {
                Section parent = m.group("parent") == null ? result.sections.get("default") : result.sections.get(m.group("parent"));
                if (parent == null) {
                    throw new ConfigurationException("line " + number + ": no section " + m.group("parent"), null);
                }
                section = result.sections.computeIfAbsent(m.group("name"), n -> new Section(n, parent));
            } else if (equals > 0) {
                section.values.merge(text.substring(0, equals).strip(), text.substring(equals + 1).strip(), (a, b) -> b.startsWith("+")
                        ? a + "," + b.substring(1) : b);
            } else {
                throw new ConfigurationException("line " + number + ": " + text, null);
            }
        }
        return result;
    }

    void write(Writer out) throws IOException {
        for (Section s : sections.values()) {
            out.append('[').append(s.name).append(s.parent == null ? "" : " : " + s.parent.name).append("]\n");
            for (Map.Entry<String, String> e : new TreeMap<>(s.values).entrySet()) {
                out.write("  " + e.getKey() + " = " + e.getValue() + "\n");
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        IniConfiguration c = read(new BufferedReader(new StringReader("""
                root = /srv
                ; a comment
                [web]
                port = 0x1f90
                home = ${root}/www/${user:nobody}
                names = a
                names = +b
                long = one \\
                   two
                [test : web]
                port = eighty
                root = /tmp
                user = ann
                flag = true
                """)));
        for (String key : List.of("home", "names", "long", "port", "missing")) {
            for (String section : List.of("web", "test")) {
                try {
                    System.out.println(section + "." + key + " = " + c.sections.get(section).text(key));
                } catch (MissingResourceException e) {
                    System.out.println(e.getMessage() + " (" + e.getKey() + ")");
                }
            }
        }
        System.out.println(c.sections.get("web").number("port") + " " + c.sections.get("web").number("none") + " "
                + c.sections.get("test").as("flag", Boolean::valueOf));
        try {
            c.sections.get("test").number("port");
        } catch (ConfigurationException e) {
            System.out.println(e.getMessage() + " <- " + e.getCause());
        }
        StringWriter out = new StringWriter();
        c.write(out);
        System.out.print(out);
        for (String bad : List.of("[a : b]", "novalue", "x = 1\n[")) {
            try {
                read(new BufferedReader(new StringReader(bad)));
            } catch (ConfigurationException e) {
                System.out.println(e.getMessage());
            }
        }
        Properties properties = new Properties(System.getProperties());
        properties.load(new StringReader("# comment\nkey\\ with\\ blanks = v\\u00e4lue\n! other\nempty\na:b\nlong=x\\\n   y\ntab=\\t."));
        System.out.println(new TreeSet<>(properties.keySet()) + " " + properties.getProperty("key with blanks") + " "
                + properties.getProperty("long") + " " + properties.getProperty("file.separator") + " " + properties.getProperty("zzz", "d"));
    }
}
