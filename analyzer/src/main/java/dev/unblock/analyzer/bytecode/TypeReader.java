package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** One class file to one type. */
final class TypeReader {

    private final ClassNode node;
    private final String file;
    private final boolean test;
    private final Attribution attribution;
    private final FieldOwners fieldOwners;
    private final Consumer<String> problems;

    TypeReader(
            ClassNode node,
            String file,
            boolean test,
            Attribution attribution,
            FieldOwners fieldOwners,
            Consumer<String> problems) {
        this.node = node;
        this.file = file;
        this.test = test;
        this.attribution = attribution;
        this.fieldOwners = fieldOwners;
        this.problems = problems;
    }

    TypeFact read() {
        int line = firstLine();
        boolean isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
        return new TypeFact(
                Names.dots(node.name),
                kind(),
                isInterface
                        ? Optional.empty()
                        : Optional.ofNullable(node.superName).map(Names::dots),
                node.interfaces.stream().map(Names::dots).toList(),
                outer(),
                Names.ofType(access()),
                Annotations.read(node.visibleAnnotations, node.invisibleAnnotations),
                fields(line),
                methods(line),
                new Site(file, line, 0, line, 0),
                test,
                attribution);
    }

    private TypeFact.Kind kind() {
        if ((node.access & Opcodes.ACC_ANNOTATION) != 0) {
            return TypeFact.Kind.ANNOTATION;
        }
        if ((node.access & Opcodes.ACC_INTERFACE) != 0) {
            return TypeFact.Kind.INTERFACE;
        }
        if ((node.access & Opcodes.ACC_ENUM) != 0) {
            return TypeFact.Kind.ENUM;
        }
        return "java/lang/Record".equals(node.superName) ? TypeFact.Kind.RECORD : TypeFact.Kind.CLASS;
    }

    /** Nested types keep their real modifiers in the table of inner classes. */
    private int access() {
        return inner().map(entry -> entry.access | node.access & Opcodes.ACC_SYNTHETIC)
                .orElse(node.access);
    }

    private Optional<String> outer() {
        return inner().map(entry -> Optional.ofNullable(entry.outerName)
                        .or(() -> Optional.ofNullable(node.outerClass))
                        .orElseGet(() -> node.name.substring(0, node.name.lastIndexOf('$'))))
                .map(Names::dots);
    }

    private Optional<InnerClassNode> inner() {
        return node.innerClasses.stream()
                .filter(entry -> entry.name.equals(node.name))
                .findFirst();
    }

    private List<FieldFact> fields(int line) {
        return node.fields.stream()
                .map(field -> new FieldFact(
                        new FieldKey(Names.dots(node.name), field.name),
                        Descriptors.typeName(field.desc),
                        Names.ofField(field.access),
                        Annotations.read(field.visibleAnnotations, field.invisibleAnnotations),
                        new Site(file, line, 0, line, 0)))
                .toList();
    }

    private List<MethodFact> methods(int line) {
        Map<String, MethodNode> writtenIn = new LambdaBodies(node).writtenIn();
        List<MethodFact> methods = new ArrayList<>();
        for (MethodNode method : node.methods) {
            if (!method.name.equals("$deserializeLambda$")) {
                MethodNode holder = writtenIn.get(method.name + method.desc);
                methods.add(method(method, Optional.ofNullable(holder).map(this::key), line));
            }
        }
        methods.sort(Comparator.comparing(MethodFact::key));
        return methods;
    }

    private MethodFact method(MethodNode method, Optional<MethodKey> writtenIn, int line) {
        if (method.instructions.size() == 0) {
            return withoutBody(method, writtenIn, line);
        }
        try {
            return withBody(method, writtenIn, Flow.of(node.name, method, line));
        } catch (AnalyzerException e) {
            problems.accept("body of " + key(method).signature() + " cannot be analysed: " + e.getMessage());
            return withoutBody(method, writtenIn, line);
        }
    }

    private MethodFact withBody(MethodNode method, Optional<MethodKey> writtenIn, Flow flow) {
        MethodReader body = new MethodReader(flow, file, attribution, fieldOwners);
        Site site = new Site(file, flow.firstLine(), 0, flow.firstLine(), 0);
        return new MethodFact(
                key(method),
                modifiers(method),
                Annotations.read(method.visibleAnnotations, method.invisibleAnnotations),
                Parameters.of(method),
                genericReturnType(method),
                thrown(method),
                body.calls(),
                body.accesses(),
                body.elementWrites(),
                body.catches().read(body::site),
                body.monitors(),
                body.returned(),
                writtenIn,
                site,
                flow.lastLine());
    }

    private MethodFact withoutBody(MethodNode method, Optional<MethodKey> writtenIn, int line) {
        return new MethodFact(
                key(method),
                modifiers(method),
                Annotations.read(method.visibleAnnotations, method.invisibleAnnotations),
                Parameters.of(method),
                genericReturnType(method),
                thrown(method),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                writtenIn,
                new Site(file, line, 0, line, 0),
                line);
    }

    private MethodKey key(MethodNode method) {
        return new MethodKey(Names.dots(node.name), method.name, method.desc);
    }

    private Set<dev.unblock.analyzer.facts.Modifier> modifiers(MethodNode method) {
        return Names.ofMethod(method.access, (node.access & Opcodes.ACC_INTERFACE) != 0);
    }

    private static String genericReturnType(MethodNode method) {
        return method.signature == null
                ? Descriptors.returnType(method.desc)
                : GenericTypes.returnType(method.signature);
    }

    private static List<String> thrown(MethodNode method) {
        return method.exceptions.stream().map(Names::dots).toList();
    }

    /** Class files do not say where the name of a type stands; its constructor usually starts on that line. */
    private int firstLine() {
        int first = Integer.MAX_VALUE;
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof LineNumberNode number && number.line > 0) {
                    first = Math.min(first, number.line);
                }
            }
        }
        return first == Integer.MAX_VALUE ? 1 : first;
    }
}
