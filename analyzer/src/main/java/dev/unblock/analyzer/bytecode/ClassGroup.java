package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.Coverage.NotAnalysed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * The main or the test classes of a module, which see each other's fields: all are opened before the first is read.
 *
 * <p>A class file that cannot be read is listed and left out.
 */
public final class ClassGroup {

    private final SourcePaths sources;
    private final boolean test;
    private final Attribution attribution;
    private final List<ClassFile> files;
    private final List<NotAnalysed> unreadable;
    private final Set<String> opened = new HashSet<>();
    private final FieldOwners fieldOwners = new FieldOwners();

    ClassGroup(Origin origin, List<ClassFile> files, List<NotAnalysed> unreadable) {
        this.sources = new SourcePaths(origin.root(), origin.sourceRoots());
        this.test = origin.test();
        this.attribution = origin.attribution();
        this.files = List.copyOf(files);
        this.unreadable = List.copyOf(unreadable);
    }

    /** Where the classes are from. */
    record Origin(Path root, List<Path> sourceRoots, boolean test, Attribution attribution) {}

    /** In the order in which they count: of several classes of one name, the first. */
    public List<ClassFile> files() {
        return files;
    }

    public List<NotAnalysed> unreadable() {
        return unreadable;
    }

    public boolean isTest() {
        return test;
    }

    public Attribution attribution() {
        return attribution;
    }

    /** Makes a class known to the others; false where another class of its name came before it. */
    public boolean open(ClassOutline type) {
        boolean first = opened.add(type.name());
        if (first) {
            fieldOwners.add(type);
        }
        return first;
    }

    /** The class's source, relative to the project. */
    public String source(ClassOutline type) {
        return sources.path(type.name(), type.sourceFile().orElseGet(() -> madeUp(type.name())));
    }

    /** The fields that the class names through a subclass, each as declared: all that other classes tell about it. */
    public List<FieldKey> inherited(ClassOutline type) {
        return type.fieldsNamed().stream()
                .map(named -> fieldOwners.key(named.owner(), named.name()))
                .filter(declared -> type.fieldsNamed().stream()
                        .noneMatch(named -> Names.owner(named.owner()).equals(declared.owner())
                                && named.name().equals(declared.name())))
                .toList();
    }

    /**
     * Reads one class.
     *
     * @param problems is told of methods that could only be read in part
     * @throws RuntimeException where the file is broken, by whatever ASM's parser stumbled over
     */
    public TypeFact read(ClassFile file, ClassOutline outline, Consumer<NotAnalysed> problems) {
        ClassNode node = new ClassNode();
        new ClassReader(file.bytes()).accept(node, ClassReader.SKIP_FRAMES);
        return new TypeReader(
                        node,
                        source(outline),
                        test,
                        attribution,
                        fieldOwners,
                        problem -> problems.accept(new NotAnalysed(file.file(), problem)))
                .read();
    }

    /** Says that a file is broken. */
    public static NotAnalysed broken(ClassFile file, RuntimeException e) {
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new NotAnalysed(file.file(), "not a class file that can be read: " + why);
    }

    BytecodeFacts facts() {
        List<NotAnalysed> problems = new ArrayList<>(unreadable);
        List<TypeFact> types = new ArrayList<>();
        record Opened(ClassFile file, ClassOutline outline) {}
        List<Opened> all = new ArrayList<>();
        for (ClassFile file : files) {
            try {
                ClassOutline outline = ClassOutline.of(file.bytes());
                if (open(outline)) {
                    all.add(new Opened(file, outline));
                }
            } catch (RuntimeException e) {
                problems.add(broken(file, e));
            }
        }
        for (Opened next : all) {
            try {
                types.add(read(next.file(), next.outline(), problems::add));
            } catch (RuntimeException e) {
                problems.add(broken(next.file(), e));
            }
        }
        types.sort(Comparator.comparing(TypeFact::name));
        problems.sort(Comparator.comparing(NotAnalysed::file).thenComparing(NotAnalysed::reason));
        return new BytecodeFacts(types, problems);
    }

    private static String madeUp(String internalName) {
        String simple = internalName.substring(internalName.lastIndexOf('/') + 1);
        int dollar = simple.indexOf('$', 1);
        return (dollar < 0 ? simple : simple.substring(0, dollar)) + ".java";
    }
}
