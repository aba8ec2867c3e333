package dev.unblock.analyzer.knowntypes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** A real library type as its class file has it: supertypes, and what its public methods take and return. */
record TypeHeader(String name, boolean isPublic, List<String> supers, Set<String> selfTypes, List<Declared> methods) {

    private static final Map<String, Optional<TypeHeader>> KNOWN = new TreeMap<>();

    /**
     * A method; bridges are left out.
     *
     * @param variable the type variable that it returns; empty where it returns a type
     */
    record Declared(String name, String descriptor, String variable) {

        String returned() {
            return Type.getReturnType(descriptor).getClassName();
        }

        boolean isArray() {
            return descriptor.contains(")[");
        }

        boolean isOverriddenBy(Declared other) {
            return name.equals(other.name) && parameters().equals(other.parameters());
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
        Map<String, String> bounds = new TreeMap<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public void visit(
                            int version,
                            int access,
                            String type,
                            @Nullable String signature,
                            @Nullable String above,
                            String @Nullable [] interfaces) {
                        bounds.putAll(bounds(signature));
                    }

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
                            methods.add(new Declared(method, descriptor, variable(signature)));
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
        Set<String> selfTypes = new TreeSet<>();
        bounds.forEach((variable, bound) -> {
            if (bound.equals(name) || supers.contains(bound)) {
                selfTypes.add(variable);
            }
        });
        return new TypeHeader(name, (reader.getAccess() & Opcodes.ACC_PUBLIC) != 0, supers, selfTypes, methods);
    }

    /** What a method's signature says that it returns, if that is a type variable. */
    private static String variable(@Nullable String signature) {
        int end = signature == null ? -1 : signature.indexOf(")T");
        return end < 0 ? "" : signature.substring(end + 2, signature.indexOf(';', end));
    }

    /** The type variables of a class with what each extends. */
    private static Map<String, String> bounds(@Nullable String signature) {
        Map<String, String> bounds = new TreeMap<>();
        if (signature != null) {
            new SignatureReader(signature).accept(new Bounds(bounds));
        }
        return bounds;
    }

    private static final class Bounds extends SignatureVisitor {

        private final Map<String, String> bounds;
        private String variable = "";

        Bounds(Map<String, String> bounds) {
            super(Opcodes.ASM9);
            this.bounds = bounds;
        }

        @Override
        public void visitFormalTypeParameter(String name) {
            variable = name;
        }

        @Override
        public SignatureVisitor visitClassBound() {
            return bound(variable);
        }

        @Override
        public SignatureVisitor visitInterfaceBound() {
            return bound(variable);
        }

        private SignatureVisitor bound(String of) {
            return new SignatureVisitor(Opcodes.ASM9) {
                @Override
                public void visitClassType(String type) {
                    bounds.putIfAbsent(of, type.replace('/', '.'));
                }

                @Override
                public SignatureVisitor visitTypeArgument(char wildcard) {
                    return new SignatureVisitor(Opcodes.ASM9) {};
                }
            };
        }
    }
}
