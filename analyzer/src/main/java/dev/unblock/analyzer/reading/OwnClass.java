package dev.unblock.analyzer.reading;

import dev.unblock.analyzer.bytecode.ClassFile;
import dev.unblock.analyzer.bytecode.ClassGroup;
import dev.unblock.analyzer.bytecode.ClassOutline;
import dev.unblock.analyzer.cache.Hashes;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A class file of the project; what it says is read when it is asked for, by one thread at a time. */
final class OwnClass {

    private final ClassGroup group;
    private final ClassFile file;
    private final ClassOutline outline;
    private final String hash;
    private final String source;
    private final List<NotAnalysed> problems = new ArrayList<>();
    private Optional<Optional<TypeFact>> read = Optional.empty();

    /** @param hash of its bytes */
    OwnClass(ClassGroup group, ClassFile file, ClassOutline outline, String hash) {
        this.group = group;
        this.file = file;
        this.outline = outline;
        this.hash = hash;
        this.source = group.source(outline);
    }

    String name() {
        return outline.name().replace('/', '.');
    }

    String source() {
        return source;
    }

    /** Names all that its facts depend on, the source apart. */
    void describe(Hashes hashes) {
        hashes.add(hash).add(file.file()).add(source()).add(group.attribution().name() + group.isTest());
        for (FieldKey field : group.inherited(outline)) {
            hashes.add(field.owner()).add(field.name());
        }
    }

    /** What it says; empty where it is broken. All classes of its group must be opened before. */
    Optional<TypeFact> type() {
        if (read.isEmpty()) {
            read = Optional.of(readNow());
        }
        return read.get();
    }

    List<NotAnalysed> problems() {
        return problems;
    }

    /** Lets go of what was read, once it is joined. */
    void forget() {
        read = Optional.empty();
    }

    private Optional<TypeFact> readNow() {
        try {
            return Optional.of(group.read(file, outline, problems::add));
        } catch (RuntimeException e) {
            // ASM reports a broken file by whatever its parser stumbled over.
            problems.clear();
            problems.add(ClassGroup.broken(file, e));
            return Optional.empty();
        }
    }
}
