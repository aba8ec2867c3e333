package dev.unblock.analyzer.knowntypes;

import dev.unblock.analyzer.facts.MethodKey;
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
public record TypeHeader(String name, int access, List<String> supers, Set<String> selfTypes, List<Declared> methods) {

    private static final Map<String, Optional<TypeHeader>> KNOWN = new TreeMap<>();

    /**
     * A method or constructor that others can call; bridges are left out.
     *
     * @param variable the type variable that it returns; empty where it returns a type
     */
    public record Declared(String name, String descriptor, String variable, int access) {

        public MethodKey on(String type) {
            return new MethodKey(type, name, descriptor);
        }

        public boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }

        public boolean isPublic() {
            return (access & Opcodes.ACC_PUBLIC) != 0;
        }

        public boolean isAbstract() {
            return (access & Opcodes.ACC_ABSTRACT) != 0;
        }

        public boolean isConstructor() {
            return name.equals("<init>");
        }

        public String returned() {
            return Type.getReturnType(descriptor).getClassName();
        }

        boolean isArray() {
            return descriptor.contains(")[");
        }

        boolean isOverriddenBy(Declared other) {
            return name.equals(other.name) && parameters().equals(other.parameters());
        }

        public List<String> parameters() {
            return List.of(Type.getArgumentTypes(descriptor)).stream()
                    .map(Type::getClassName)
                    .toList();
        }
    }

    public boolean isPublic() {
        return (access & Opcodes.ACC_PUBLIC) != 0;
    }

    public boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** There can be objects of it. */
    public boolean isConcrete() {
        return (access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT)) == 0;
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
            return in == null ? Optional.empty() : Optional.of(of(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a class file. */
    public static TypeHeader of(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        String name = reader.getClassName().replace('/', '.');
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
                                && !method.equals("<clinit>");
                        if (called) {
                            methods.add(new Declared(method, descriptor, variable(signature), access));
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
        return new TypeHeader(name, reader.getAccess(), supers, selfTypes, methods);
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
