package dev.unblock.migration.proof;

import dev.unblock.model.ResultJson;
import dev.unblock.model.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Proves by a build of the project, with the compiler in this process as a first gate.
 *
 * <p>The measure is the project before the change: it has to compile, and tests that failed may go on failing.
 */
public final class BuildProof implements Proof {

    private static final int NAMED = 3;
    private final Verification verification;
    private final Build build;
    private final TestReports reports;
    private final Supplier<QuickCompiler> quick;
    private final ClassFiles classes;
    private final List<Path> modules;
    private final Duration patience;
    private final String project;
    private final Consumer<String> progress;
    private TestReports.Tests before = TestReports.Tests.NONE;
    private final Set<String> unstable = new TreeSet<>();
    private boolean toleratesFailure;
    private Optional<QuickCompiler> gate = Optional.empty();
    private Optional<BuildRun> asked = Optional.empty();
    private TestReach reach = TestReach.in(List.of());

    public BuildProof(Build build, ProofRequest request, Verification verification) {
        this.verification = verification;
        this.build = build;
        this.reports = new TestReports(request.modules());
        this.quick =
                () -> new QuickCompiler(request.project(), request.sources().get());
        this.classes = new ClassFiles(request.project(), request.modules());
        this.modules = request.modules();
        this.patience = request.patience();
        this.project = request.project().toString();
        this.progress = request.progress();
    }

    @Override
    public void establish() {
        progress.accept("Building the project as it is");
        BuildRun run = run();
        before = verification == Verification.TEST ? reports.read() : before;
        toleratesFailure = !run.succeeded() && !before.failed().isEmpty() && FailedGoals.areAllTests(run.output());
        if (!run.succeeded() && !toleratesFailure) {
            throw new UsageException("The project does not build before any change: " + run.problems(project)
                    + ". Make it build, or say --verify none. The whole output is in " + run.log());
        }
        if (verification == Verification.TEST) {
            progress.accept(
                    before.run().isEmpty()
                            ? "The build runs no tests: a step that compiles passes for proven"
                            : before.run().size() + " tests, " + before.failed().size() + " of them fail already");
        }
        if (build.tellsClassPaths()) {
            progress.accept("The build told the class paths of its modules");
        }
        openGate();
    }

    private void openGate() {
        gate = Optional.of(quick.get()).filter(compiler -> compiler.compiles().isProven());
        reach = TestReach.in(modules);
    }

    @Override
    public String memory() {
        return ResultJson.line(new Memory(before, toleratesFailure));
    }

    @Override
    public void recall(String memory) {
        Memory seen = ResultJson.read(memory, Memory.class);
        before = seen.before();
        toleratesFailure = seen.toleratesFailure();
        openGate();
    }

    /** What was seen before any change. */
    private record Memory(TestReports.Tests before, boolean toleratesFailure) {}

    @Override
    public Optional<String> measure() {
        return Optional.of(
                verification == Verification.COMPILE || before.run().isEmpty() ? "compiling them" : "all tests");
    }

    @Override
    public Verdict compiles() {
        asked = Optional.empty();
        return gate.map(QuickCompiler::compiles).orElseGet(() -> verdict(build.compile()));
    }

    @Override
    public Verdict holds() {
        return judge(run(), testClasses(before.run()));
    }

    @Override
    public Verdict holds(Set<String> tests) {
        Set<String> classes = testClasses(tests);
        if (classes.isEmpty()) {
            return verdict(build.compile());
        }
        reports.clear();
        return judge(build.test(classes), classes);
    }

    @Override
    public Verdict holdsAround(Set<String> files) {
        boolean isSoonTold = before.seconds() < patience.toSeconds();
        if (verification == Verification.COMPILE || !build.canChooseTests() || isSoonTold) {
            return Verdict.PROVEN;
        }
        Set<String> all = testClasses(before.run());
        Set<String> chosen = reach.knowing(files, all);
        // Most of them cost as much as all, and these come at the end of the wave anyway.
        if (chosen.isEmpty() || 2 * chosen.size() > all.size()) {
            return Verdict.PROVEN;
        }
        progress.accept(
                "  running the " + chosen.size() + " of " + all.size() + " test classes that know what changed");
        reports.clear();
        return judge(build.test(chosen), chosen);
    }

    @Override
    public boolean layOut() {
        boolean isLaidOut =
                asked.filter(run -> !run.succeeded()).filter(build::layOut).isPresent();
        if (isLaidOut) {
            progress.accept("  laid out by the project's own formatter, whose check minded");
        }
        return isLaidOut;
    }

    @Override
    public void distrust(Set<String> tests) {
        unstable.addAll(testClasses(tests));
        toleratesFailure = true;
    }

    @Override
    public void removed(List<String> sources) {
        sources.forEach(classes::removeOf);
    }

    @Override
    public void stop() {
        build.stop();
    }

    private BuildRun run() {
        if (verification == Verification.COMPILE) {
            return build.compile();
        }
        reports.clear();
        return build.test();
    }

    private Verdict judge(BuildRun run, Set<String> expectedClasses) {
        asked = Optional.of(run);
        if (verification == Verification.COMPILE) {
            return verdict(run);
        }
        TestReports.Tests now = reports.read();
        Set<String> failing = new TreeSet<>(now.failed());
        failing.removeAll(before.failed());
        failing.removeIf(test -> unstable.containsAll(testClasses(Set.of(test))));
        if (!failing.isEmpty()) {
            return new Verdict.Broken(failing.size() + " test(s) fail now: " + shown(failing, now), failing);
        }
        boolean isTolerated = toleratesFailure && !now.failed().isEmpty() && FailedGoals.areAllTests(run.output());
        if (!run.succeeded() && !isTolerated) {
            return verdict(run);
        }
        Set<String> missing = new TreeSet<>(expectedClasses);
        missing.removeAll(testClasses(now.run()));
        if (!missing.isEmpty()) {
            return new Verdict.Broken("test(s) did not run to their end: " + shown(missing, now), missing);
        }
        return Verdict.PROVEN;
    }

    private Verdict verdict(BuildRun run) {
        asked = Optional.of(run);
        return run.succeeded() ? Verdict.PROVEN : new Verdict.Broken(run.problems(project), Set.of());
    }

    private static Set<String> testClasses(Set<String> tests) {
        return tests.stream()
                .map(test -> test.contains("#") ? test.substring(0, test.indexOf('#')) : test)
                .filter(name -> !name.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shown(Set<String> names, TestReports.Tests tests) {
        String first = names.stream().limit(NAMED).map(tests::quoted).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }
}
