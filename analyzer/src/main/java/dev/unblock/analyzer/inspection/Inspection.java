package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.blocking.Catalogue;
import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inference.LibraryWaits;
import dev.unblock.analyzer.parallel.Beside;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One look at one program: the questions that several rules share, answered once. */
public final class Inspection {

    private final Program program;
    private final Waits waits;
    private final ConcurrentAccess accesses;
    private final Transactions transactions;
    private final Locks locks;
    private final LockSets lockSets;
    private final Tasks tasks;
    private final Confinement confinement;
    private final Repeats repeats;
    private final Choices choices;
    private final Tries tries;
    private final Memoised memoised;
    private final KeptAnswers keptAnswers;
    private final Renewals renewals;
    private final WaitsBelow slow;
    private final WaitsBelow slowOrDatabase;
    private final WaitsBelow remote;
    private final WaitsBelow database;
    private final WaitsBelow requests;
    private final WaitsBelow queries;
    private final WaitsBelow sureRequests;
    private final WaitsBelow sureQueries;
    private final Traffic traffic;
    private final Examples examples;
    private final Routes routes;
    private final List<MethodFact> methods;
    private final List<Call> calls;
    private final Map<FieldKey, List<Call>> callsOnFields;

    private Inspection(Program program, Supplier<Waits> found) {
        this.program = program;
        this.methods = program.methods()
                .filter(m -> !m.is(Modifier.SYNTHETIC) || m.writtenIn().isPresent())
                .toList();
        this.calls = new ArrayList<>();
        methods.forEach(method -> method.calls().forEach(call -> calls.add(new Call(method, call))));
        this.accesses = ConcurrentAccess.of(program);
        this.lockSets = new LockSets(program);
        this.tasks = new Tasks(program);
        this.confinement = new Confinement(program, tasks, accesses);
        this.transactions = Transactions.of(program);
        this.repeats = Repeats.of(program.facts());
        this.choices = Choices.of(program.facts());
        this.tries = Tries.of(program.facts());
        this.callsOnFields = callsOnFields();
        this.routes = program.routes();
        this.waits = found.get();
        NarrowSteps steps = new NarrowSteps(program);
        this.slow = WaitsBelow.of(program, steps, waits, WaitsBelow.SLOW);
        this.slowOrDatabase = WaitsBelow.of(program, steps, waits, WaitsBelow.SLOW_OR_DATABASE);
        this.locks = Locks.of(program, slowOrDatabase);
        this.remote = WaitsBelow.of(program, steps, waits, Set.of(Group.REMOTE));
        this.database = WaitsBelow.of(program, steps, waits, Set.of(Group.DATABASE));
        this.memoised = new Memoised(program, choices);
        this.keptAnswers = new KeptAnswers(program);
        this.renewals = new Renewals(program, choices);
        this.requests = WaitsBelow.asking(program, steps, waits, Group.REMOTE, memoised);
        this.queries = WaitsBelow.asking(program, steps, waits, Group.DATABASE, memoised);
        this.sureRequests = requests.surely(choices, keptAnswers);
        this.sureQueries = queries.surely(choices, keptAnswers);
        this.traffic = new Traffic(this);
        this.examples = new Examples(this);
    }

    /** The waits are sought while everything is looked up that does not ask for them. */
    public static Inspection of(Program program, Catalogue catalogue, LibraryWaits libraries) {
        Beside<Waits> waits = Beside.begin("waits", () -> Waits.of(program, catalogue, libraries));
        return new Inspection(program, waits::result);
    }

    public Program program() {
        return program;
    }

    public Waits waits() {
        return waits;
    }

    public ConcurrentAccess accesses() {
        return accesses;
    }

    public LockSets lockSets() {
        return lockSets;
    }

    public Tasks tasks() {
        return tasks;
    }

    public Examples examples() {
        return examples;
    }

    public Traffic traffic() {
        return traffic;
    }

    public Confinement confinement() {
        return confinement;
    }

    public Transactions transactions() {
        return transactions;
    }

    public Choices choices() {
        return choices;
    }

    public Tries tries() {
        return tries;
    }

    public Repeats repeats() {
        return repeats;
    }

    Locks locks() {
        return locks;
    }

    /** The call fills a field that is asked first, so that it is made once for all who share the object, or until it is over. */
    public boolean isMadeOnce(MethodFact method, CallSite call) {
        return memoised.isOnce(method, call) || renewals.is(method, call);
    }

    /** What leads to something slow outside of this process's own work, the database left out. */
    public WaitsBelow slow() {
        return slow;
    }

    public WaitsBelow slowOrDatabase() {
        return slowOrDatabase;
    }

    public WaitsBelow remote() {
        return remote;
    }

    public WaitsBelow database() {
        return database;
    }

    /** What asks another system anew, pieces of one answer left out. */
    public WaitsBelow requests() {
        return requests;
    }

    public KeptAnswers keptAnswers() {
        return keptAnswers;
    }

    /** What asks the database anew. */
    public WaitsBelow queries() {
        return queries;
    }

    /** Of the requests, those that come whatever way the code takes. */
    public WaitsBelow sureRequests() {
        return sureRequests;
    }

    /** Of the queries, those that come whatever way the code takes. */
    public WaitsBelow sureQueries() {
        return sureQueries;
    }

    /** Threads are known that serve requests, messages or a timetable: code that none of them reaches is at its edge. */
    public boolean isApplication() {
        return program.entryPoints().stream()
                .anyMatch(entry -> Place.worst(Set.of(entry.thread())).compareTo(Place.LISTENER) <= 0);
    }

    public Routes routes() {
        return routes;
    }

    /** All waits but those for locks that nobody holds for long. */
    public Stream<Wait> waitsOfNote() {
        return waits.all().filter(this::isOfNote);
    }

    /** Of these, those of one method. */
    public Stream<Wait> waitsOfNote(MethodKey method) {
        return waits.in(method).stream().filter(this::isOfNote);
    }

    private boolean isOfNote(Wait wait) {
        return wait.kind() != Kind.LOCK || locks.mayTakeLong(wait);
    }

    /** Where the wait's thread comes from. */
    public Place place(Wait wait) {
        return Place.worst(program.threads(wait.method().key()));
    }

    public Place place(MethodFact method) {
        return Place.worst(program.threads(method.key()));
    }

    public boolean isSubtype(String type, String of) {
        return program.facts().hierarchy().isSubtype(type, of);
    }

    /** What is found at the calls, in their order; faster than a stream of them, which all rules go through. */
    <T> Stream<T> atCalls(Function<Call, Optional<T>> look) {
        List<T> found = new ArrayList<>();
        for (Call call : calls) {
            look.apply(call).ifPresent(found::add);
        }
        return found.stream();
    }

    /** Methods that somebody wrote, lambdas included. */
    public Stream<MethodFact> methods() {
        return methods.stream();
    }

    public Stream<Call> calls() {
        return calls.stream();
    }

    /** Calls on the field's object, or on what its methods gave: {@code field.values().remove(x)} too. */
    public List<Call> callsOn(FieldKey field) {
        return callsOnFields.getOrDefault(field, List.of());
    }

    private Map<FieldKey, List<Call>> callsOnFields() {
        Map<FieldKey, List<Call>> index = new HashMap<>();
        calls().forEach(call -> call.site().receiver().stream()
                .flatMap(Values::chainStarts)
                .distinct()
                .forEach(field ->
                        index.computeIfAbsent(field, key -> new ArrayList<>()).add(call)));
        return index;
    }

    /** The loops of a file, where its source is at hand. */
    public Stream<LoopFact> loopsIn(String file) {
        return repeats.in(file);
    }

    public Stream<TypeFact> types() {
        return program.facts().types().stream();
    }

    /** A call and where it is written. */
    public record Call(MethodFact method, CallSite site) {

        public String name() {
            return site.target().name();
        }

        public String owner() {
            return site.target().owner();
        }
    }
}
