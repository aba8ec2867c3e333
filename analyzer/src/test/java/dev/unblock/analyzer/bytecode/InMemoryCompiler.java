package dev.unblock.analyzer.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles fixtures in memory. */
public final class InMemoryCompiler {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final String DECLARATION = "(?:final |abstract |sealed )*(?:class|@?interface|enum|record) (\\w+)";
    private static final Pattern PUBLIC_TYPE = Pattern.compile("(?m)^(?:@\\S+ )*public " + DECLARATION);
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:@\\S+ )*" + DECLARATION);

    private InMemoryCompiler() {}

    /** Class files by binary name; each source is one compilation unit, named after its first public or only type. */
    public static Map<String, byte[]> compile(List<String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Memory memory = new Memory(compiler.getStandardFileManager(problems, null, null));
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach(source -> units.add(new Source(source)));
        boolean compiled = compiler.getTask(
                        null, memory, problems, List.of("-g", "--release", "17", "-proc:none"), null, units)
                .call();
        assertThat(compiled).as(problems.getDiagnostics().toString()).isTrue();
        Map<String, byte[]> classes = new TreeMap<>();
        memory.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    /** {@code com/shop/Orders.java}. */
    public static String pathOf(String source) {
        Matcher named = PACKAGE.matcher(source);
        String folder = named.find() ? named.group(1).replace('.', '/') + "/" : "";
        Matcher type = PUBLIC_TYPE.matcher(source);
        Matcher any = TYPE.matcher(source);
        String name = type.find() ? type.group(1) : any.find() ? any.group(1) : "None";
        return folder + name + ".java";
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///" + pathOf(text)), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, key -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
