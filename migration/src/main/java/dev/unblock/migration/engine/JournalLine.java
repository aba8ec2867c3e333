package dev.unblock.migration.engine;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the journal.
 *
 * @param what which run, slice or wave; digest of the header where a run begins
 * @param path of the file or folder that comes next, relative to the project
 * @param was digest of what the file held, {@link #ABSENT} when there was none
 * @param becomes digest of what it will hold
 */
record JournalLine(
        Event event,
        Optional<String> what,
        Optional<String> path,
        Optional<String> was,
        Optional<String> becomes,
        Optional<Taken> step) {

    static final String ABSENT = "absent";

    /** What happens, or happened. */
    enum Event {
        /** A run begins; whatever the journal held before is over. */
        RUN,
        /** The run goes on after an interruption: what was not sealed has been taken back. */
        RESUMED,
        /** A file will be written, replaced or deleted. */
        WRITE,
        /** A folder will be created. */
        FOLDER,
        /** A step was tried; holds once a boundary is there. */
        STEP,
        /** What is in the tree now stays, whatever ends the run. */
        BOUNDARY,
        /** A slice was committed to git. */
        COMMITTED,
        /** The run is over: nothing is to be taken back or taken up again. */
        FINISHED
    }

    /**
     * What became of a step, and all that it changed.
     *
     * @param targets those that it was taken with: fewer than were planned where others failed their proof
     */
    record Taken(
            String id,
            // Journals of earlier versions do not say.
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> targets,
            State state,
            String note,
            List<Refusal> refusals,
            List<String> failedTests,
            List<Change> changes) {

        Taken {
            targets = List.copyOf(targets);
            refusals = List.copyOf(refusals);
            failedTests = List.copyOf(failedTests);
            changes = List.copyOf(changes);
        }
    }

    /** One file, by the digests of its bytes. */
    record Change(String path, String was, String becomes) {}

    static JournalLine of(Event event, String what) {
        return new JournalLine(
                event, Optional.of(what), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static JournalLine write(String path, String was, String becomes) {
        return new JournalLine(
                Event.WRITE,
                Optional.empty(),
                Optional.of(path),
                Optional.of(was),
                Optional.of(becomes),
                Optional.empty());
    }

    static JournalLine folder(String path) {
        return new JournalLine(
                Event.FOLDER,
                Optional.empty(),
                Optional.of(path),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static JournalLine step(Taken step) {
        return new JournalLine(
                Event.STEP, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(step));
    }

    /** The files as they are after these steps, by path: what each of them holds. */
    static void replay(List<Taken> steps, Map<String, String> files) {
        steps.forEach(step -> step.changes().forEach(change -> files.put(change.path(), change.becomes())));
    }
}
