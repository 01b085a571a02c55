package hiillos.abi.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * The processor. From {@code @Protocol interface X} it makes {@code XProxy}, {@code XDispatcher} and a reference page; from
 * {@code @Server class Y} the resource {@value #MANIFEST} and, unless Y has a static main, {@code YStart}.
 */
public final class AbiProcessor extends AbstractProcessor {
    static final String PROTOCOL = "hiillos.abi.Protocol";
    static final String SERVER = "hiillos.abi.Server";
    static final String IMPORT = "hiillos.abi.Import";
    static final String EXPORT = "hiillos.abi.Export";
    static final String GRANTED = "hiillos.abi.Granted";
    /** In the class output. */
    static final String MANIFEST = "META-INF/hiillos/manifest.json";

    /** Folder of protocols' reference pages in the class output. */
    static final String REFERENCES = "META-INF/hiillos/protocols/";

    private String serverOfManifest;

    /** Called by javac. */
    public AbiProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(PROTOCOL, SERVER, IMPORT, EXPORT, GRANTED);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                try {
                    process(annotation.getQualifiedName().toString(), element);
                } catch (ModelException wrong) {
                    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, wrong.getMessage(), wrong.element());
                } catch (IOException failure) {
                    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR,
                            "cannot write what is generated: " + failure.getMessage(), element);
                }
            }
        }
        return false;
    }

    private void process(String annotation, Element element) throws IOException {
        switch (annotation) {
            case PROTOCOL -> protocol((TypeElement) element);
            case SERVER -> server((TypeElement) element);
            default -> {
                if (!Annotations.has(element.getEnclosingElement(), SERVER)) {
                    throw new ModelException(element, "@" + annotation.substring(annotation.lastIndexOf('.') + 1)
                            + " only has a meaning in a class with @Server");
                }
            }
        }
    }

    private void protocol(TypeElement element) throws IOException {
        ProtocolModel protocol = ProtocolModel.of(element, processingEnv);
        String name = protocol.qualifiedName();
        source(name + "Proxy", element, new ProxyWriter(protocol).text());
        source(name + "Dispatcher", element, new DispatcherWriter(protocol).text());
        try (Writer out = processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", REFERENCES + name + ".md",
                element).openWriter()) {
            out.write(new ReferenceWriter(protocol, element, processingEnv.getElementUtils()).text());
        }
    }

    private void server(TypeElement element) throws IOException {
        ServerModel server = ServerModel.of(element, processingEnv);
        if (serverOfManifest != null) {
            throw new ModelException(element, "a module has one class with @Server, but " + serverOfManifest
                    + " is one already; put the other server into a module of its own");
        }
        serverOfManifest = server.qualifiedName();
        try (Writer out = processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", MANIFEST, element)
                .openWriter()) {
            out.write(ManifestWriter.text(server));
        }
        if (!server.hasStaticMain()) {
            source(server.qualifiedName() + "Start", element, StartWriter.text(server));
        }
    }

    private void source(String name, TypeElement origin, String text) throws IOException {
        try (Writer out = processingEnv.getFiler().createSourceFile(name, origin).openWriter()) {
            out.write(text);
        }
    }
}
