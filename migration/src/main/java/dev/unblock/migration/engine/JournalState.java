package dev.unblock.migration.engine;

import dev.unblock.migration.engine.JournalLine.Taken;
import dev.unblock.model.ResultJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the journal of an interrupted run says: where its last boundary was, and what it has done since. */
final class JournalState {

    private final ContentStore contents;
    private final Map<String, String> originals = new TreeMap<>();
    private final Map<String, Set<String>> announced = new HashMap<>();
    private final Map<String, Taken> sealed = new LinkedHashMap<>();
    private final Map<String, Taken> open = new LinkedHashMap<>();
    private final List<String> folders = new ArrayList<>();
    private final Set<String> boundaries = new HashSet<>();
    private final Set<String> committed = new HashSet<>();
    private String header = "";
    private boolean finished;

    private JournalState(ContentStore contents) {
        this.contents = contents;
    }

    /** Empty when there is nothing to recover. */
    static Optional<JournalState> read(String journal, ContentStore contents) {
        JournalState state = new JournalState(contents);
        // The last line counts only when it was written whole: what it announces has not been done yet.
        journal.substring(0, journal.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> ResultJson.read(line, JournalLine.class))
                .forEach(state::add);
        return state.header.isEmpty() || state.finished ? Optional.empty() : Optional.of(state);
    }

    private void add(JournalLine line) {
        switch (line.event()) {
            case RUN -> header = line.what().orElseThrow();
            case RESUMED -> open.clear();
            case WRITE -> addWrite(line);
            case FOLDER -> folders.add(line.path().orElseThrow());
            case STEP -> open.put(line.step().orElseThrow().id(), line.step().orElseThrow());
            case BOUNDARY -> {
                sealed.putAll(open);
                open.clear();
                boundaries.add(line.what().orElseThrow());
            }
            case COMMITTED -> committed.add(line.what().orElseThrow());
            case FINISHED -> finished = true;
        }
    }

    private void addWrite(JournalLine line) {
        String path = line.path().orElseThrow();
        originals.putIfAbsent(path, line.was().orElseThrow());
        announced
                .computeIfAbsent(path, key -> new HashSet<>())
                .addAll(Set.of(line.was().orElseThrow(), line.becomes().orElseThrow()));
    }

    /** What the run was begun with. */
    Content header() {
        return contents.find(header).orElseThrow();
    }

    /** Steps that stay, in the order in which they were taken. */
    List<Taken> steps() {
        return List.copyOf(sealed.values());
    }

    boolean hasChanged() {
        return sealed.values().stream().anyMatch(step -> !step.changes().isEmpty());
    }

    Set<String> boundaries() {
        return Set.copyOf(boundaries);
    }

    Set<String> committed() {
        return Set.copyOf(committed);
    }

    List<String> folders() {
        return List.copyOf(folders);
    }

    /** Every file that was touched, with what it held before the run. */
    Map<String, Optional<Content>> originals() {
        return contents(originals);
    }

    /** The same files, with what they held at the last boundary. */
    Map<String, Optional<Content>> atBoundary() {
        Map<String, String> files = new TreeMap<>(originals);
        JournalLine.replay(steps(), files);
        return contents(files);
    }

    Optional<Content> content(String digest) {
        return contents.find(digest);
    }

    /** Whether the run itself left this content in the file, or a build of the project that laid it out anew. */
    boolean isOurs(String path, Optional<Content> content) {
        return announced.getOrDefault(path, Set.of()).stream()
                .map(contents::find)
                .anyMatch(known -> known.equals(content) || Layout.isAllThatDiffers(known, content));
    }

    private Map<String, Optional<Content>> contents(Map<String, String> digests) {
        Map<String, Optional<Content>> files = new TreeMap<>();
        digests.forEach((path, digest) -> files.put(path, contents.find(digest)));
        return files;
    }
}
