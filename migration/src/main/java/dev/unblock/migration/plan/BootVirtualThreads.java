package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.PinnedWaits;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.Plan.Choice;
import java.util.List;
import java.util.Optional;

/** Spring Boot's one setting for all requests, and the locks that must change before it. */
final class BootVirtualThreads {

    private static final String RECIPE = "EnableVirtualThreadsSafely";

    private final int release;
    private final WaitIndex waits;
    private final Modules modules;
    private final ThreadSteps steps;
    private final Capacity capacity;
    private final WayChooser chooser;
    private final RefusalBook refusals;
    private final UnpinnableLocks locks;
    private final Optional<Sighting> pinned;
    private final List<String> harmless;

    BootVirtualThreads(
            Program program,
            PinnedWaits pins,
            WaitIndex waits,
            Modules modules,
            ThreadSteps steps,
            Capacity capacity,
            WayChooser chooser,
            RefusalBook refusals) {
        this.release = program.facts().javaRelease();
        this.waits = waits;
        this.modules = modules;
        this.steps = steps;
        this.capacity = capacity;
        this.chooser = chooser;
        this.refusals = refusals;
        this.locks = new UnpinnableLocks(program, pins);
        this.pinned = locks.areAll() ? Optional.empty() : pins.first();
        this.harmless = pins.harmless();
    }

    /** What would keep a carrier and cannot change. */
    Optional<Sighting> pinned() {
        return pinned;
    }

    /** The steps for a handler that goes this way, or why it does not. */
    void plan(MethodFact handler, WaitSet below, Choice choice) {
        if (choice == Choice.VIRTUAL_THREADS) {
            StepDraft step = steps.virtualThreads(
                            modules.runningWith(handler.site().file()), release)
                    .resolves(waits.idsBelow(handler.key()))
                    .gain(capacity.unheld(below, chooser.connections()));
            if (!harmless.isEmpty()) {
                step.option("harmlessCalls", harmless);
            }
            if (locks.areAll()) {
                locks.methods().forEach(method -> step.requires(steps.lock(method, release)));
            }
        } else if (chooser.supportsVirtualThreads()) {
            pinned.ifPresent(seen -> refusals.decline(RECIPE, seen, waits.findingsBelow(handler.key())));
        }
    }
}
