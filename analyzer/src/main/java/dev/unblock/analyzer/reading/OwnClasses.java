package dev.unblock.analyzer.reading;

import dev.unblock.analyzer.bytecode.ClassFile;
import dev.unblock.analyzer.bytecode.ClassGroup;
import dev.unblock.analyzer.bytecode.ClassOutline;
import dev.unblock.analyzer.cache.ContentMark;
import dev.unblock.analyzer.cache.Pack;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The class files of a project: read, or known from an earlier run. */
final class OwnClasses {

    private final Pack pack;
    private final List<OwnClass> all = new ArrayList<>();
    private final List<NotAnalysed> problems = new ArrayList<>();

    OwnClasses(Pack pack) {
        this.pack = pack;
    }

    /** Adds the classes of a module, by name. */
    void add(ClassGroup group) {
        problems.addAll(group.unreadable());
        List<OwnClass> opened = new ArrayList<>();
        for (ClassFile file : group.files()) {
            String hash = "class " + ContentMark.of(file.bytes());
            pack.get(hash, ClassOutline.class)
                    .or(() -> outline(file, hash))
                    .filter(group::open)
                    .ifPresent(outline -> opened.add(new OwnClass(group, file, outline, hash)));
        }
        opened.sort(Comparator.comparing(OwnClass::name));
        all.addAll(opened);
    }

    private Optional<ClassOutline> outline(ClassFile file, String hash) {
        try {
            ClassOutline outline = ClassOutline.of(file.bytes());
            pack.put(hash, outline);
            return Optional.of(outline);
        } catch (RuntimeException e) {
            // ASM reports a broken file by whatever its parser stumbled over.
            problems.add(ClassGroup.broken(file, e));
            return Optional.empty();
        }
    }

    /** Module by module, in each by name. */
    List<OwnClass> all() {
        return all;
    }

    List<NotAnalysed> problems() {
        return problems;
    }
}
