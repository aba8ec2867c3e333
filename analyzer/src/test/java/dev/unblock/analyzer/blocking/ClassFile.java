package dev.unblock.analyzer.blocking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What a real class declares, read without loading it, so that its own dependencies need not be there. */
record ClassFile(String name, List<String> supertypes, List<Declared> methods) {

    private static final Map<String, List<ClassFile>> KNOWN = new ConcurrentHashMap<>();

    record Declared(String name, List<String> parameters) {}

    /** From the class path, the JDK and {@link CatalogueJars}: one for each version that is there. */
    static List<ClassFile> of(String name) {
        return lookUp(name);
    }

    /** Declared here or above. */
    boolean has(BlockingApi row) {
        return methods.stream().anyMatch(m -> m.name().equals(row.method()) && row.takes(m.parameters()))
                || supertypes.stream().flatMap(s -> of(s).stream()).anyMatch(s -> s.has(row));
    }

    boolean isSubtypeOf(String type) {
        return name.equals(type)
                || supertypes.stream().anyMatch(s -> s.equals(type))
                || supertypes.stream().flatMap(s -> of(s).stream()).anyMatch(s -> s.isSubtypeOf(type));
    }

    private static List<ClassFile> lookUp(String name) {
        List<ClassFile> known = KNOWN.get(name);
        if (known == null) {
            known = find(name);
            KNOWN.put(name, known);
        }
        return known;
    }

    private static List<ClassFile> find(String name) {
        String path = name.replace('.', '/') + ".class";
        try (InputStream in = ClassLoader.getSystemResourceAsStream(path)) {
            Stream<byte[]> here = in == null ? Stream.empty() : Stream.of(in.readAllBytes());
            return Stream.concat(here, CatalogueJars.all(path))
                    .map(bytes -> read(name, new ClassReader(bytes)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassFile read(String name, ClassReader reader) {
        List<Declared> methods = new ArrayList<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(int access, String method, String desc, String sig, String[] ex) {
                        if (!Modifier.isPrivate(access)) {
                            methods.add(new Declared(
                                    method,
                                    Stream.of(Type.getArgumentTypes(desc))
                                            .map(Type::getClassName)
                                            .toList()));
                        }
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        List<String> supertypes = new ArrayList<>(List.of(reader.getInterfaces()));
        Optional.ofNullable(reader.getSuperName()).ifPresent(supertypes::add);
        return new ClassFile(
                name, supertypes.stream().map(s -> s.replace('/', '.')).toList(), methods);
    }
}
