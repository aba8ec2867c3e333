package dev.unblock.migration.proof;

import dev.unblock.model.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Proves by a build of the project, with the compiler in this process as a first gate.
 *
 * <p>The measure is the project before the change: it has to compile, and tests that failed may go on failing.
 */
public final class BuildProof implements Proof {

    private static final int MESSAGES = 3;
    private static final Pattern ERROR = Pattern.compile("\\[ERROR\\] (.+\\.java:\\[\\d+,\\d+\\].*)");

    private final Verification verification;
    private final Build build;
    private final TestReports reports;
    private final Supplier<QuickCompiler> quick;
    private final ClassFiles classes;
    private final String project;
    private final Consumer<String> progress;
    private TestReports.Tests before = new TestReports.Tests(Set.of(), Set.of());
    private boolean toleratesFailure;
    private Optional<QuickCompiler> gate = Optional.empty();

    public BuildProof(Build build, ProofRequest request, Verification verification) {
        this.verification = verification;
        this.build = build;
        this.reports = new TestReports(request.modules());
        this.quick =
                () -> new QuickCompiler(request.project(), request.sources().get());
        this.classes = new ClassFiles(request.project(), request.modules());
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
            throw new UsageException("The project does not build before any change: " + messages(run)
                    + ". Make it build, or say --verify none. The whole output is in " + run.log());
        }
        if (verification == Verification.TEST) {
            progress.accept(before.run().size() + " tests, " + before.failed().size() + " of them fail already");
        }
        gate = Optional.of(quick.get()).filter(compiler -> compiler.compiles().isProven());
    }

    @Override
    public Verdict compiles() {
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
        if (verification == Verification.COMPILE) {
            return verdict(run);
        }
        TestReports.Tests now = reports.read();
        Set<String> failing = new TreeSet<>(now.failed());
        failing.removeAll(before.failed());
        if (!failing.isEmpty()) {
            return new Verdict.Broken(failing.size() + " test(s) fail now: " + shown(failing), failing);
        }
        boolean isTolerated = toleratesFailure && !now.failed().isEmpty() && FailedGoals.areAllTests(run.output());
        if (!run.succeeded() && !isTolerated) {
            return verdict(run);
        }
        Set<String> missing = new TreeSet<>(expectedClasses);
        missing.removeAll(testClasses(now.run()));
        if (!missing.isEmpty()) {
            return new Verdict.Broken("test(s) did not run to their end: " + shown(missing), missing);
        }
        return Verdict.PROVEN;
    }

    private Verdict verdict(BuildRun run) {
        return run.succeeded() ? Verdict.PROVEN : new Verdict.Broken(messages(run), Set.of());
    }

    private String messages(BuildRun run) {
        List<String> compiler = run.output().stream()
                .map(ERROR::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).replace(project + "/", ""))
                .distinct()
                .limit(MESSAGES)
                .toList();
        if (!compiler.isEmpty()) {
            return String.join("; ", compiler);
        }
        String told = run.output().stream()
                .filter(line -> line.startsWith("[ERROR] ") || line.startsWith("[FATAL] "))
                .map(line -> line.substring("[ERROR] ".length()).replace(project + "/", ""))
                .takeWhile(line -> !line.startsWith("To see the full stack trace"))
                .filter(line -> !line.isBlank())
                .limit(MESSAGES)
                .collect(Collectors.joining("; "));
        return told.isBlank() ? lastWords(run) : told;
    }

    /** What a build says that is not Maven's. */
    private static String lastWords(BuildRun run) {
        List<String> lines =
                run.output().stream().filter(line -> !line.isBlank()).toList();
        String last = String.join("; ", lines.subList(Math.max(0, lines.size() - MESSAGES), lines.size()));
        return "it ended with exit code " + run.exitCode() + (last.isBlank() ? "" : ": " + last);
    }

    private static Set<String> testClasses(Set<String> tests) {
        return tests.stream()
                .map(test -> test.contains("#") ? test.substring(0, test.indexOf('#')) : test)
                .filter(name -> !name.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shown(Set<String> names) {
        String first = names.stream().limit(MESSAGES).collect(Collectors.joining(", "));
        return names.size() > MESSAGES ? first + " and " + (names.size() - MESSAGES) + " more" : first;
    }
}
