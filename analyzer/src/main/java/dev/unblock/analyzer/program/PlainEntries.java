package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.ThreadContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Entries without a framework's table: main methods, asynchronous methods, gRPC services, and a library's public API. */
final class PlainEntries {

    private final ProjectIndex index;
    private final HandOffs handOffs;

    PlainEntries(ProjectIndex index, HandOffs handOffs) {
        this.index = index;
        this.handOffs = handOffs;
    }

    void find(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact fact = index.method(method);
            if (fact.is(Modifier.SYNTHETIC) || fact.key().isConstructor()) {
                continue;
            }
            if (isMain(fact)) {
                found.accept(new Entry(method, "main", ThreadContext.MAIN, Optional.empty()));
            }
            int number = method;
            if (fact.is(Modifier.PUBLIC)) {
                handOffs.asyncContext(fact, index.typeOf(method))
                        .ifPresent(context -> found.accept(new Entry(number, "async", context, Optional.empty())));
            }
            if (isGrpc(method, fact)) {
                found.accept(new Entry(method, "grpc", ThreadContext.REQUEST, Optional.empty()));
            }
        }
    }

    /** Who calls a library is not known; it is taken for somebody's request thread. */
    void findPublicApi(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact fact = index.method(method);
            TypeFact type = index.typeOf(method);
            boolean api = fact.is(Modifier.PUBLIC)
                    && !fact.is(Modifier.SYNTHETIC)
                    && !fact.is(Modifier.ABSTRACT)
                    && !fact.key().isConstructor()
                    && !type.test();
            if (api) {
                found.accept(new Entry(method, "public-api", ThreadContext.REQUEST, Optional.empty()));
            }
        }
    }

    private static boolean isMain(MethodFact method) {
        return method.key().name().equals("main")
                && method.is(Modifier.STATIC)
                && method.key().descriptor().equals("([Ljava/lang/String;)V");
    }

    private boolean isGrpc(int method, MethodFact fact) {
        Set<String> supertypes = index.supertypes(fact.key().owner());
        return supertypes.contains("io.grpc.BindableService")
                && !index.typeOf(method).modifiers().contains(Modifier.ABSTRACT)
                && fact.parameters().stream()
                        .anyMatch(parameter -> parameter.type().equals("io.grpc.stub.StreamObserver"));
    }
}
