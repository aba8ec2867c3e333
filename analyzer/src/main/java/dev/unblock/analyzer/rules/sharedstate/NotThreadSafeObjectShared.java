package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

final class NotThreadSafeObjectShared implements FieldRule {

    private static final String DATE = "java.util.Date";
    static final Set<String> TYPES = Set.of(
            "java.text.DateFormat",
            "java.text.SimpleDateFormat",
            "java.text.NumberFormat",
            "java.text.DecimalFormat",
            "java.text.MessageFormat",
            "java.text.ChoiceFormat",
            "java.text.Format",
            "java.text.Collator",
            "java.text.BreakIterator",
            "java.util.Calendar",
            DATE,
            "java.util.GregorianCalendar",
            "java.util.Formatter",
            "java.util.Scanner",
            "java.util.regex.Matcher",
            "java.util.zip.CRC32",
            "java.util.zip.Deflater",
            "java.util.zip.Inflater",
            "java.security.MessageDigest",
            "java.security.Signature",
            "javax.crypto.Cipher",
            "javax.crypto.Mac",
            "javax.crypto.KeyGenerator",
            "javax.xml.xpath.XPath",
            "javax.xml.xpath.XPathFactory",
            "javax.xml.xpath.XPathExpression",
            "javax.xml.parsers.DocumentBuilder",
            "javax.xml.parsers.DocumentBuilderFactory",
            "javax.xml.parsers.SAXParser",
            "javax.xml.parsers.SAXParserFactory",
            "javax.xml.transform.Transformer",
            "javax.xml.transform.TransformerFactory",
            "javax.xml.validation.SchemaFactory",
            "javax.xml.validation.Validator",
            "jakarta.xml.bind.Marshaller",
            "jakarta.xml.bind.Unmarshaller",
            "javax.xml.bind.Marshaller",
            "javax.xml.bind.Unmarshaller",
            "java.nio.charset.CharsetEncoder",
            "java.nio.charset.CharsetDecoder",
            "java.sql.Connection",
            "java.sql.Statement",
            "java.sql.PreparedStatement");
    /** Whoever shares one of these for all the world to use gets mixed up, whoever uses it. */
    private static final Set<String> OF_DATES = Set.of(
            "java.text.DateFormat", "java.text.SimpleDateFormat", "java.util.Calendar", "java.util.GregorianCalendar");
    /** Asking for one of one's own is how such an object is shared rightly. */
    private static final Set<String> HARMLESS =
            Set.of("clone", "getClass", "toString", "hashCode", "equals", "close", "pattern");

    @Override
    public String summary() {
        return "An object that is not thread-safe, such as a SimpleDateFormat, is used by several threads.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        Stream<FieldFact> ofParallel = inspection
                .types()
                .filter(type -> inspection.tasks().isMakerOfMany(type.name()))
                .flatMap(type -> type.fields().stream());
        return Stream.concat(FieldRule.super.fields(inspection), ofParallel)
                .filter(field -> TYPES.contains(field.type()))
                .distinct();
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> earnest = inspection.accesses().usesInLife(field).stream()
                .filter(use -> !use.isWrite())
                .map(Use::method)
                .distinct()
                .flatMap(method -> usesIn(method, field))
                .toList();
        if (!inspection.accesses().isSharedField(field.key())) {
            return earnest.stream()
                    .filter(use -> inspection.tasks().isInTask(use.method()))
                    .filter(use -> inspection.lockSets().at(use).isEmpty())
                    .toList();
        }
        if (earnest.isEmpty() && isForEverybody(inspection, field)) {
            return inspection.accesses().uses(field.key()).stream()
                    .filter(Use::isWrite)
                    .toList();
        }
        return earnest.stream()
                .filter(use -> !isGuarded(inspection, field, use))
                .toList();
    }

    /** Others can use it, or it is there for a use to come. */
    private static boolean isForEverybody(Inspection inspection, FieldFact field) {
        return field.is(Modifier.STATIC)
                && (OF_DATES.contains(field.type()) || isOfInterface(inspection, field))
                && (!field.is(Modifier.PRIVATE)
                        || inspection.accesses().uses(field.key()).stream().allMatch(Use::isWrite));
    }

    /** A constant of an interface is there for all who see it. */
    private static boolean isOfInterface(Inspection inspection, FieldFact field) {
        return inspection
                .program()
                .type(field.key().owner())
                .filter(type -> type.kind() == TypeFact.Kind.INTERFACE)
                .isPresent();
    }

    /** The lock of one object does not guard what all objects share. */
    private static boolean isGuarded(Inspection inspection, FieldFact field, Use use) {
        Set<Value> locks = inspection.lockSets().at(use);
        return field.is(Modifier.STATIC)
                ? !locks.isEmpty() && !StaticFieldUnderInstanceLock.isOfOneObject(locks)
                : inspection.accesses().isGuarded(use);
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> captured = Stream.concat(byLambdas(inspection), byReferences(inspection));
        return Stream.of(FieldRule.super.inspect(inspection), captured.distinct(), OneThreadAtATime.inspect(inspection))
                .flatMap(Function.identity());
    }

    /** A method makes it, and several of its tasks use it. */
    private static Stream<Problem> byLambdas(Inspection inspection) {
        return CapturedByTasks.in(inspection).flatMap(tasks -> tasks.task().calls().stream()
                .filter(call -> call.locks().isEmpty())
                .flatMap(call -> call.receiver().stream()
                        .flatMap(object -> tasks.madeForSeveral(inspection, object).stream())
                        .filter(made -> isDisturbed(made, call.target()))
                        .map(made -> problem(Problem.at(tasks.task(), call), made))));
    }

    /** {@code days.parallelStream().map(format::format)}: no code of the project's own in between. */
    private static Stream<Problem> byReferences(Inspection inspection) {
        return inspection
                .calls()
                .filter(call -> CapturedByTasks.isParallelStream(inspection, call))
                .flatMap(call -> Values.functions(call.site()).flatMap(function -> function.captured().stream()
                        .filter(made -> isDisturbed(made, function.implementation()))
                        .map(made -> problem(Problem.at(call.method(), call.site()), made))));
    }

    private static boolean isDisturbed(Value made, MethodKey called) {
        return CapturedByTasks.type(made)
                .filter(TYPES::contains)
                .filter(type -> disturbs(called, type.equals(DATE)))
                .isPresent();
    }

    private static Problem problem(Problem at, Value made) {
        String type = Descriptors.simpleName(CapturedByTasks.type(made).orElseThrow());
        return at.severity(Severity.HIGH)
                .message("Several tasks use one " + type
                        + ", which is not thread-safe: results get mixed up, silently. Make one for each task, or take the"
                        + " immutable counterpart (DateTimeFormatter).");
    }

    /** Calls on the object, or with it. */
    private static Stream<Use> usesIn(MethodFact method, FieldFact field) {
        boolean readable = field.type().equals(DATE);
        return method.calls().stream()
                .filter(call -> call.receiver()
                                        .filter(receiver -> isField(receiver, field.key()))
                                        .isPresent()
                                && disturbs(call.target(), readable)
                        || !readable && call.arguments().stream().anyMatch(argument -> isField(argument, field.key())))
                .map(call -> new Use(method, read(call, field.key())));
    }

    /** A date is only a value, until somebody sets it. */
    private static boolean disturbs(MethodKey called, boolean readable) {
        String name = called.name();
        return readable ? name.startsWith("set") : !HARMLESS.contains(name);
    }

    private static FieldAccess read(CallSite call, FieldKey field) {
        return new FieldAccess(
                field, FieldAccess.Kind.READ, Optional.empty(), Optional.empty(), call.locks(), call.site());
    }

    private static boolean isField(Value value, FieldKey field) {
        return Values.field(value).filter(field::equals).isPresent();
    }

    @Override
    public Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        boolean unused = wrong.stream().allMatch(Use::isWrite) && !OF_DATES.contains(field.type());
        boolean harmless = unused
                || Meeting.isOfUi(inspection, field.key().owner())
                || Meeting.isOfScheduledJobs(inspection, wrong.stream().map(Use::method));
        return harmless ? Severity.INFO : severity(field, wrong, concurrent);
    }

    @Override
    public Optional<Remedy> remedy(FieldFact field) {
        return Optional.of(field.type())
                .filter(type -> type.equals("java.text.SimpleDateFormat") || type.equals("java.text.DateFormat"))
                .map(type -> Remedy.recipe("DateFormatFieldToFormatter", 1));
    }

    @Override
    public String whatGoesWrong() {
        return "holds an object that is not thread-safe, used by threads that share it: results get mixed up, silently";
    }

    @Override
    public String cure() {
        return "Make one per use, keep one per thread, or take the immutable counterpart (DateTimeFormatter).";
    }
}
