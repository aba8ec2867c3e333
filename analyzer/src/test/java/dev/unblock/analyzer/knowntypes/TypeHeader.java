package dev.unblock.analyzer.knowntypes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A real library type as its class file has it: supertypes, and what its public methods take and return. */
record TypeHeader(String name, boolean isPublic, List<String> supers, List<Declared> methods) {

    private static final Map<String, Optional<TypeHeader>> KNOWN = new TreeMap<>();

    /** A method; bridges are left out. */
    record Declared(String name, String descriptor) {

        String returned() {
            return Type.getReturnType(descriptor).getClassName();
        }

        boolean isArray() {
            return descriptor.contains(")[");
        }

        List<String> parameters() {
            return List.of(Type.getArgumentTypes(descriptor)).stream()
                    .map(Type::getClassName)
                    .toList();
        }
    }

    static Optional<TypeHeader> of(String name) {
        Optional<TypeHeader> known = KNOWN.get(name);
        if (known == null) {
            known = load(name);
            KNOWN.put(name, known);
        }
        return known;
    }

    private static Optional<TypeHeader> load(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? Optional.empty() : Optional.of(read(name, new ClassReader(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TypeHeader read(String name, ClassReader reader) {
        List<Declared> methods = new ArrayList<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String method,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        boolean called = (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                                && (access & Opcodes.ACC_SYNTHETIC) == 0
                                && !method.startsWith("<");
                        if (called) {
                            methods.add(new Declared(method, descriptor));
                        }
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        List<String> supers = new ArrayList<>();
        Optional.ofNullable(reader.getSuperName())
                .map(above -> above.replace('/', '.'))
                .filter(above -> !above.equals("java.lang.Object"))
                .ifPresent(supers::add);
        for (String above : reader.getInterfaces()) {
            supers.add(above.replace('/', '.'));
        }
        return new TypeHeader(name, (reader.getAccess() & Opcodes.ACC_PUBLIC) != 0, supers, methods);
    }
}
