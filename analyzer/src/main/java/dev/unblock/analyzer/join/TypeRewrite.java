package dev.unblock.analyzer.join;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ElementWrite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.source.written.WrittenBody;
import dev.unblock.analyzer.source.written.WrittenBody.WrittenCatch;
import dev.unblock.analyzer.source.written.WrittenBody.WrittenMonitor;
import dev.unblock.analyzer.source.written.WrittenCall;
import dev.unblock.analyzer.source.written.WrittenType;
import dev.unblock.analyzer.source.written.WrittenType.WrittenField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a type anew, with the places of its source. */
final class TypeRewrite {

    private final TypeFact type;
    private final WrittenType written;
    private final Map<MethodKey, List<WrittenBody>> bodies;
    private final CallPairs calls;

    TypeRewrite(TypeFact type, WrittenType written, Map<MethodKey, List<WrittenBody>> bodies, CallPairs calls) {
        this.type = type;
        this.written = written;
        this.bodies = bodies;
        this.calls = calls;
    }

    TypeFact rewritten() {
        return new TypeFact(
                type.name(),
                type.kind(),
                type.superclass(),
                type.interfaces(),
                type.outer(),
                type.modifiers(),
                type.annotations(),
                type.fields().stream().map(this::field).toList(),
                type.methods().stream().map(this::method).toList(),
                written.site(),
                type.test(),
                type.attribution());
    }

    private FieldFact field(FieldFact field) {
        Site site = written.fields().stream()
                .filter(candidate -> candidate.name().equals(field.key().name()))
                .findFirst()
                .map(WrittenField::site)
                .orElse(written.site());
        return new FieldFact(field.key(), field.type(), field.modifiers(), field.annotations(), site);
    }

    private MethodFact method(MethodFact method) {
        List<WrittenBody> ofMethod = bodies.getOrDefault(method.key(), List.of());
        Optional<WrittenBody> own = ofMethod.stream()
                .filter(body -> body.kind() != WrittenBody.Kind.INITIALIZER)
                .findFirst();
        return new MethodFact(
                method.key(),
                method.modifiers(),
                method.annotations(),
                method.parameters(),
                method.genericReturnType(),
                method.thrown(),
                method.calls().stream().map(this::call).toList(),
                method.accesses().stream().map(this::access).toList(),
                method.elementWrites().stream().map(this::elementWrite).toList(),
                catches(method, ofMethod),
                monitors(method, ofMethod),
                method.returned(),
                method.writtenIn(),
                own.map(WrittenBody::site).orElseGet(() -> siteOf(method)),
                own.map(WrittenBody::endLine).orElseGet(() -> endOf(method)));
    }

    /** Lambdas that are not found keep their line; what only the compiler wrote stands where its type does. */
    private Site siteOf(MethodFact method) {
        return method.writtenIn().isPresent() ? inFile(method.site()) : written.site();
    }

    private int endOf(MethodFact method) {
        return Math.max(siteOf(method).line(), method.writtenIn().isPresent() ? method.endLine() : 1);
    }

    private CallSite call(CallSite call) {
        Site site = calls.written(call).map(WrittenCall::site).orElseGet(() -> inFile(call.site()));
        return new CallSite(
                call.index(),
                call.target(),
                call.dispatch(),
                call.receiver(),
                call.arguments(),
                call.locks(),
                call.handled(),
                call.result(),
                site,
                call.attribution());
    }

    private FieldAccess access(FieldAccess access) {
        return new FieldAccess(
                access.field(),
                access.kind(),
                access.object(),
                access.written(),
                access.locks(),
                inFile(access.site()));
    }

    private ElementWrite elementWrite(ElementWrite write) {
        return new ElementWrite(write.array(), write.index(), write.written(), write.locks(), inFile(write.site()));
    }

    private List<CatchFact> catches(MethodFact method, List<WrittenBody> ofMethod) {
        List<CatchFact> joined = new ArrayList<>();
        int clauses = ofMethod.stream().mapToInt(body -> body.catches().size()).sum();
        if (clauses != method.catches().size()) {
            method.catches()
                    .forEach(
                            one -> joined.add(new CatchFact(one.types(), one.uses(), one.calls(), inFile(one.site()))));
            return joined;
        }
        int next = 0;
        for (WrittenBody body : ofMethod) {
            for (WrittenCatch clause : body.catches()) {
                CatchFact compiled = method.catches().get(next++);
                joined.add(new CatchFact(compiled.types(), clause.uses(), targets(body, clause), clause.site()));
            }
        }
        return joined;
    }

    private List<MethodKey> targets(WrittenBody body, WrittenCatch clause) {
        return body.calls().subList(clause.firstCall(), clause.lastCall()).stream()
                .flatMap(call -> calls.compiled(call).stream().limit(1))
                .map(CallSite::target)
                .toList();
    }

    private List<MonitorFact> monitors(MethodFact method, List<WrittenBody> ofMethod) {
        List<WrittenMonitor> blocks =
                ofMethod.stream().flatMap(body -> body.monitors().stream()).toList();
        List<MonitorFact> joined = new ArrayList<>();
        for (int i = 0; i < method.monitors().size(); i++) {
            MonitorFact compiled = method.monitors().get(i);
            joined.add(
                    blocks.size() == method.monitors().size()
                            ? new MonitorFact(
                                    compiled.lock(),
                                    blocks.get(i).site(),
                                    blocks.get(i).endLine())
                            : new MonitorFact(compiled.lock(), inFile(compiled.site()), compiled.endLine()));
        }
        return joined;
    }

    private Site inFile(Site site) {
        return new Site(written.site().file(), site.line(), site.column(), site.endLine(), site.loops());
    }
}
