package hiillos.conformance.programs.reflection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Providers that a file of the class path names, and other files of it. */
public final class Services {
    /** The service. */
    public interface Codec {
        String encode(String text);
    }

    public static final class Reverse implements Codec {
        public Reverse() {
            System.out.println("reverse made");
        }

        @Override
        public String encode(String text) {
            return new StringBuilder(text).reverse().toString();
        }
    }

    public static final class Upper implements Codec {
        @Override
        public String encode(String text) {
            return text.toUpperCase(java.util.Locale.ROOT);
        }
    }

    public static final class Broken implements Codec {
        public Broken() {
            throw new IllegalStateException("broken");
        }

        @Override
        public String encode(String text) {
            return text;
        }
    }

    interface Nobody {}

    public static void main(String[] arguments) throws IOException {
        ServiceLoader<Codec> codecs = ServiceLoader.load(Codec.class);
        Iterator<Codec> all = codecs.iterator();
        System.out.println(all.next().encode("text") + " " + all.next().encode("text"));
        try {
            all.next();
        } catch (ServiceConfigurationError e) {
            System.out.println(e.getMessage() + " " + e.getCause());
        }
        System.out.println(codecs.iterator().next() == codecs.findFirst().orElseThrow());
        codecs.stream().map(p -> p.type().getSimpleName()).forEach(System.out::println);
        System.out.println(ServiceLoader.load(Nobody.class).findFirst().isPresent());
        files();
    }

    private static void files() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Services.class.getResourceAsStream("fruit.properties")) {
            properties.load(in);
        }
        System.out.println(new TreeMap<>(properties));
        String path = "hiillos/conformance/programs/reflection/fruit.properties";
        byte[] content = Services.class.getClassLoader().getResourceAsStream(path).readAllBytes();
        System.out.println(new String(content, StandardCharsets.UTF_8));
        System.out.println(ClassLoader.getSystemResourceAsStream(path).readAllBytes().length);
        System.out.println(Services.class.getResourceAsStream("/hiillos/conformance/programs/reflection/fruit.properties").read());
        System.out.println(Services.class.getResourceAsStream("missing.txt"));
    }
}
