package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds loops that send a request again which does something each time it arrives. */
final class RetryOfNonIdempotentCall implements CallRule {

    private static final Set<String> POSTS =
            Set.of("postForObject", "postForEntity", "postForLocation", "post", "POST", "sendMail");
    private static final Set<String> MAILERS =
            Set.of("org.springframework.mail.MailSender", "javax.mail.Transport", "jakarta.mail.Transport");
    private static final Set<String> POST_REQUESTS =
            Set.of("org.apache.http.client.methods.HttpPost", "org.apache.hc.client5.http.classic.methods.HttpPost");

    /** Failures before the request has left. */
    private static final String NOT_SENT = ".*(Connect|UnknownHost|NoRouteToHost|RejectedExecution)\\w*Exception";

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A POST or a mail is sent again after a failure, though the first one may have arrived.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (!inspection.repeats().isRetried(call.method(), call.site())
                || call.site().handled().stream().allMatch(type -> type.matches(NOT_SENT))) {
            return Optional.empty();
        }
        return inspection
                .remote()
                .at(call.method(), call.site())
                .filter(wait -> doesSomething(inspection, wait) && !isRecognised(wait.method()))
                .map(wait -> problem(call, wait));
    }

    private static boolean doesSomething(Inspection inspection, Wait wait) {
        CallSite sent = wait.call();
        return isPost(sent)
                || MAILERS.stream()
                        .anyMatch(type -> inspection.isSubtype(sent.target().owner(), type));
    }

    /** By the call's name, the method that it is given, or the builder that it ends. */
    private static boolean isPost(CallSite sent) {
        Stream<Value> given = Stream.concat(sent.arguments().stream(), sent.receiver().stream());
        return POSTS.contains(sent.target().name())
                || given.flatMap(Value::parts).anyMatch(part -> isPost(part));
    }

    private static boolean isPost(Value part) {
        if (part instanceof Value.FieldRead read) {
            return read.object().isEmpty() && read.field().name().equals("POST");
        }
        if (part instanceof Value.Allocation made) {
            return POST_REQUESTS.contains(made.type());
        }
        return part instanceof Value.Result result
                && (POSTS.contains(result.target().name())
                        || result.target().name().equals("method")
                                && result.arguments().stream().anyMatch(argument -> Values.text(argument)
                                        .filter("POST"::equals)
                                        .isPresent()));
    }

    /** The other side is given a key by which it knows what it has done already. */
    private static boolean isRecognised(MethodFact method) {
        return method.calls().stream()
                .flatMap(call -> call.arguments().stream())
                .flatMap(Value::parts)
                .flatMap(part -> Values.text(part).stream())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .anyMatch(text -> text.contains("idempoten") || text.contains("request-id"));
    }

    private static Problem problem(Call call, Wait wait) {
        boolean here = wait.call().equals(call.site());
        Problem problem = Problem.at(call.method(), call.site())
                .severity(Severity.MEDIUM)
                .confidence(Confidence.MEDIUM)
                .message("When " + call.name()
                        + " fails it is sent again, but a request that failed may have arrived all"
                        + " the same: what it does is then done twice. Send a key by which the other side recognises it, or"
                        + " try again only when it cannot have left.");
        return here
                ? problem
                : problem.related(List.of(new Location(
                        wait.call().site().file(), wait.call().site().line(), "sent here")));
    }
}
