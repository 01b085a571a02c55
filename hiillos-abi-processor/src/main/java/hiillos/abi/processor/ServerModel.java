package hiillos.abi.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** The main class of a server. Lists are in the order of the fields. */
record ServerModel(String packageName, String simpleName, String name, int abi, int priority, long memoryBudgetBytes, long stateBytes,
        Devices devices, List<Imported> imports, List<Exported> exports, List<Grant> grants, boolean hasStaticMain) {
    private static final String ABI = "hiillos.abi.BinaryInterface";
    private static final String SERVER_NAME = "[a-z][a-z0-9._-]{0,38}";
    private static final String SERVICE_NAME = "[a-z][a-zA-Z0-9._-]{0,38}";
    private static final Set<String> FIXED_NAMES = Set.of("self.process", "self.vmem", "self.thread", "log", "job", "cmdline",
            "receiver", "power");
    private static final int PRIORITIES = 32;
    private static final int PORTS = 1 << 16;
    private static final int ISA_LINES = 16;

    /**
     * What it alone owns.
     *
     * @param ioPorts first and last of each range, one behind the other
     * @param irqs interrupt lines
     * @param framebuffer whether the framebuffer too
     */
    record Devices(List<Integer> ioPorts, List<Integer> irqs, boolean framebuffer) {}

    record Imported(String field, String name, String protocol, String version, boolean required, String restart) {}

    record Exported(String field, String name, String protocol, String version) {}

    /** @param method the method of {@code Environment} that gives it, null for the environment itself */
    record Grant(String field, String method) {}

    String qualifiedName() {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    static ServerModel of(TypeElement element, ProcessingEnvironment environment) {
        Elements elements = environment.getElementUtils();
        AnnotationMirror server = Annotations.find(element, AbiProcessor.SERVER);
        String name = (String) Annotations.value(elements, server, "name");
        if (!name.matches(SERVER_NAME)) {
            throw new ModelException(element, "\"" + name + "\" cannot be a server's name: 1 to 39 of a-z, 0-9, dot, - and _,"
                    + " a letter first");
        }
        int priority = (int) Annotations.value(elements, server, "priority");
        long budget = (long) Annotations.value(elements, server, "memoryBudgetBytes");
        long state = (long) Annotations.value(elements, server, "stateBytes");
        if (priority < 0 || priority >= PRIORITIES || budget < 0 || state < 0) {
            throw new ModelException(element, "a server's priority is 0 to 31, its memory budget and state are not negative");
        }
        Devices devices = devices(element, server, elements);
        boolean staticMain = checkClass(element);
        List<Imported> imports = new ArrayList<>();
        List<Exported> exports = new ArrayList<>();
        List<Grant> grants = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.FIELD) {
                field((VariableElement) member, environment, imports, exports, grants, names);
            }
        }
        TypeElement abi = elements.getTypeElement(ABI);
        if (abi == null) {
            throw new ModelException(element, "hiillos-abi is not on the class path");
        }
        return new ServerModel(elements.getPackageOf(element).getQualifiedName().toString(), element.getSimpleName().toString(),
                name, (Integer) constant(abi, "NUMBER"), priority, budget, state, devices, List.copyOf(imports), List.copyOf(exports),
                List.copyOf(grants), staticMain);
    }

    private static Devices devices(TypeElement element, AnnotationMirror server, Elements elements) {
        List<Integer> ports = numbers(Annotations.value(elements, server, "ioPorts"));
        List<Integer> irqs = numbers(Annotations.value(elements, server, "irqs"));
        boolean sound = ports.size() % 2 == 0;
        for (int i = 0; sound && i < ports.size(); i += 2) {
            sound = ports.get(i) >= 0 && ports.get(i) <= ports.get(i + 1) && ports.get(i + 1) < PORTS;
        }
        if (!sound) {
            throw new ModelException(element, "ioPorts are pairs of the first and the last port of a range, 0 to 65535");
        }
        for (int irq : irqs) {
            if (irq < 0 || irq >= ISA_LINES) {
                throw new ModelException(element, "irqs are interrupt lines from 0 to 15, not " + irq);
            }
        }
        return new Devices(ports, irqs, (boolean) Annotations.value(elements, server, "framebuffer"));
    }

    private static List<Integer> numbers(Object values) {
        List<Integer> numbers = new ArrayList<>();
        for (Object each : (List<?>) values) {
            numbers.add((Integer) ((AnnotationValue) each).getValue());
        }
        return List.copyOf(numbers);
    }

    /** Whether the class has a static main; else it must be one that the generated class can create and call. */
    private static boolean checkClass(TypeElement element) {
        if (element.getKind() != ElementKind.CLASS || element.getNestingKind() != NestingKind.TOP_LEVEL) {
            throw new ModelException(element, "@Server needs a top-level class");
        }
        boolean instanceMain = false;
        boolean constructor = false;
        for (Element member : element.getEnclosedElements()) {
            if (!(member instanceof ExecutableElement method)) {
                continue;
            }
            boolean hidden = method.getModifiers().contains(Modifier.PRIVATE);
            if (method.getSimpleName().contentEquals("main") && method.getModifiers().contains(Modifier.STATIC)) {
                return true;
            }
            instanceMain |= method.getSimpleName().contentEquals("main") && method.getParameters().isEmpty() && !hidden;
            constructor |= method.getKind() == ElementKind.CONSTRUCTOR && method.getParameters().isEmpty() && !hidden;
        }
        if (!instanceMain || !constructor || element.getModifiers().contains(Modifier.ABSTRACT)) {
            throw new ModelException(element, "a server's class needs a constructor without parameters and a method"
                    + " \"void main()\", neither of them private");
        }
        return false;
    }

    private static void field(VariableElement field, ProcessingEnvironment environment, List<Imported> imports,
            List<Exported> exports, List<Grant> grants, Set<String> names) {
        Elements elements = environment.getElementUtils();
        AnnotationMirror imported = Annotations.find(field, AbiProcessor.IMPORT);
        AnnotationMirror exported = Annotations.find(field, AbiProcessor.EXPORT);
        boolean granted = Annotations.has(field, AbiProcessor.GRANTED);
        if (imported == null && exported == null && !granted) {
            return;
        }
        if (field.getModifiers().contains(Modifier.PRIVATE) || field.getModifiers().contains(Modifier.FINAL)
                || field.getModifiers().contains(Modifier.STATIC)) {
            throw new ModelException(field, "the field " + field + " is filled by generated code: it can be neither private nor"
                    + " final nor static");
        }
        if ((imported == null ? 0 : 1) + (exported == null ? 0 : 1) + (granted ? 1 : 0) > 1) {
            throw new ModelException(field, "the field " + field + " can be imported, exported or granted, but only one of these");
        }
        String name = field.getSimpleName().toString();
        if (granted) {
            grants.add(new Grant(name, grantMethod(field)));
            return;
        }
        String service = (String) Annotations.value(elements, imported != null ? imported : exported, "name");
        if (!service.matches(SERVICE_NAME) || FIXED_NAMES.contains(service)) {
            throw new ModelException(field, "\"" + service + "\" cannot be a service's name: 1 to 39 letters, digits, dots, - and _,"
                    + " a small letter first, and none of " + String.join(", ", FIXED_NAMES.stream().sorted().toList()));
        }
        if (!names.add(service)) {
            throw new ModelException(field, "\"" + service + "\" is the name of two fields of this server");
        }
        TypeElement protocol = protocol(field, imported != null, environment);
        String version = version(protocol, environment);
        String type = protocol.getQualifiedName().toString();
        if (imported != null) {
            imports.add(new Imported(name, service, type, version, (boolean) Annotations.value(elements, imported, "required"),
                    ((String) Annotations.value(elements, imported, "restart")).toLowerCase(Locale.ROOT)));
        } else {
            exports.add(new Exported(name, service, type, version));
        }
    }

    private static String grantMethod(VariableElement field) {
        return switch (field.asType().toString()) {
            case "hiillos.abi.Log" -> "log";
            case "hiillos.abi.Job" -> "job";
            case "hiillos.abi.Vmem" -> "vmem";
            case "hiillos.abi.ProcessControl" -> "process";
            case "hiillos.abi.CommandLine" -> "commandLine";
            case "hiillos.abi.Environment" -> null;
            default -> throw new ModelException(field, "@Granted needs a field of type Log, Job, Vmem, ProcessControl, CommandLine or"
                    + " Environment; services of other servers are @Import");
        };
    }

    private static TypeElement protocol(VariableElement field, boolean imported, ProcessingEnvironment environment) {
        TypeMirror type = field.asType();
        if (!imported) {
            if (!(type instanceof DeclaredType service) || service.getTypeArguments().size() != 1
                    || !((TypeElement) service.asElement()).getQualifiedName().contentEquals("hiillos.abi.Service")) {
                throw new ModelException(field, "@Export needs a field of type Service<Protocol>");
            }
            type = service.getTypeArguments().get(0);
        }
        Element element = environment.getTypeUtils().asElement(type);
        if (!(element instanceof TypeElement protocol) || !Annotations.has(protocol, AbiProcessor.PROTOCOL)) {
            throw new ModelException(field, type + " is no protocol: it must be an interface with @Protocol");
        }
        return protocol;
    }

    /** Of a compiled protocol as its proxy has it: only source files tell the order of methods. */
    private static String version(TypeElement protocol, ProcessingEnvironment environment) {
        TypeElement proxy = environment.getElementUtils().getTypeElement(protocol.getQualifiedName() + "Proxy");
        if (proxy != null) {
            return (String) constant(proxy, "VERSION");
        }
        return ProtocolModel.of(protocol, environment).version();
    }

    private static Object constant(TypeElement type, String name) {
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof VariableElement field && field.getSimpleName().contentEquals(name)) {
                return field.getConstantValue();
            }
        }
        throw new ModelException(type, type + " has no constant " + name);
    }
}
