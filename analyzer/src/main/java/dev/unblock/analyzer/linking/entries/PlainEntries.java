package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.threads.HandOffs;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.model.ThreadContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Entries without a framework's table: main methods, asynchronous methods, gRPC services, and a library's public API. */
final class PlainEntries {

    private static final int INSTANCE_MAIN_SINCE = 25;

    private static final String REACTIVE_REQUEST = "org.springframework.web.reactive.function.server.ServerRequest";
    private static final String ROUTED = "io.vertx.ext.web.RoutingContext";

    private final ProjectIndex index;
    private final HandOffs handOffs;
    private final EntryThreads threads;

    PlainEntries(ProjectIndex index, HandOffs handOffs, EntryThreads threads) {
        this.index = index;
        this.handOffs = handOffs;
        this.threads = threads;
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
                found.accept(new Entry(method, "grpc", grpcThread(method), Optional.empty()));
            }
        }
    }

    /** Methods made to handle requests, of a project that routes none to them as far as is seen: by what they take and give. */
    void findUnroutedHandlers(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact fact = index.method(method);
            boolean handles = fact.key().returnType().equals("reactor.core.publisher.Mono")
                    && fact.parameters().size() == 1
                    && fact.parameters().get(0).type().equals(REACTIVE_REQUEST)
                    && fact.writtenIn().isEmpty()
                    && !fact.is(Modifier.PRIVATE)
                    && !fact.is(Modifier.ABSTRACT)
                    && !index.typeOf(method).test();
            if (handles) {
                found.accept(new Entry(method, "webflux", ThreadContext.EVENT_LOOP, Optional.empty()));
            }
        }
    }

    /** As above, on Vert.x: what takes a routed request and gives nothing back, unless it is private. */
    void findUnroutedHandlersOfVertx(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact fact = index.method(method);
            boolean handles = fact.key().returnType().equals("void")
                    && fact.parameters().size() == 1
                    && fact.parameters().get(0).type().equals(ROUTED)
                    && fact.writtenIn().isEmpty()
                    && !fact.is(Modifier.PRIVATE)
                    && !fact.is(Modifier.ABSTRACT)
                    && !fact.is(Modifier.SYNTHETIC)
                    && !index.typeOf(method).test();
            if (handles) {
                found.accept(new Entry(method, "vertx", ThreadContext.EVENT_LOOP, Optional.empty()));
            }
        }
    }

    /** Who calls a library is not known; it is taken for somebody's request thread. */
    void findPublicApi(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact fact = index.method(method);
            TypeFact type = index.typeOf(method);
            boolean api = fact.is(Modifier.PUBLIC)
                    && isPublic(type)
                    && !fact.is(Modifier.SYNTHETIC)
                    && !fact.is(Modifier.ABSTRACT)
                    && !fact.key().isConstructor()
                    && !type.test();
            if (api) {
                found.accept(new Entry(method, "public-api", ThreadContext.REQUEST, Optional.empty()));
            }
        }
    }

    /** So are all types around it. */
    private boolean isPublic(TypeFact type) {
        return type.modifiers().contains(Modifier.PUBLIC)
                && type.outer()
                        .map(outer -> index.type(outer).filter(this::isPublic).isPresent())
                        .orElse(true);
    }

    private boolean isMain(MethodFact method) {
        boolean named = method.key().name().equals("main")
                && method.key().returnType().equals("void")
                && method.writtenIn().isEmpty();
        boolean withArguments = method.key().descriptor().equals("([Ljava/lang/String;)V");
        if (!named || method.is(Modifier.ABSTRACT)) {
            return false;
        }
        return withArguments && method.is(Modifier.STATIC)
                || (withArguments || method.parameters().isEmpty()) && isOfNewerLaunch(method);
    }

    /** Since Java 25 neither arguments nor {@code static} are needed; sources without a class are in no package either. */
    private boolean isOfNewerLaunch(MethodFact method) {
        boolean compact = method.key().owner().indexOf('.') < 0;
        return !method.is(Modifier.PRIVATE) && (compact || index.facts().javaRelease() >= INSTANCE_MAIN_SINCE);
    }

    /** Quarkus calls services on the event loop unless told otherwise; a plain server has threads for them. */
    private ThreadContext grpcThread(int method) {
        boolean quarkus =
                index.typeOf(method).annotation("io.quarkus.grpc.GrpcService").isPresent();
        return threads.of(quarkus ? "loop request" : "request", method);
    }

    private boolean isGrpc(int method, MethodFact fact) {
        Set<String> supertypes = index.supertypes(fact.key().owner());
        return supertypes.contains("io.grpc.BindableService")
                && !index.typeOf(method).modifiers().contains(Modifier.ABSTRACT)
                && fact.parameters().stream()
                        .anyMatch(parameter -> parameter.type().equals("io.grpc.stub.StreamObserver"));
    }
}
