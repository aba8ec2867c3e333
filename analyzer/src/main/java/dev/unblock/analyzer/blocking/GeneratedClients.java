package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Clients that OpenAPI's generator wrote and that come in a library: an {@code …Api} for each group of operations, near them one
 * {@code ApiClient}, and an {@code ApiException} where the client waits for its answers
 * (<a href="https://openapi-generator.tech/docs/generators/java/">the generator's documentation</a>). With an {@code ApiClient} alone they may be
 * those that return publishers: so they are where a method that returns one calls them.
 */
final class GeneratedClients {

    private static final String API = "Api";

    /** The folder of packages in which somebody's client lies: {@code org.shop.client} of {@code org.shop.client.api.OrdersApi}. */
    private final Set<String> waiting = new TreeSet<>();

    private final Program program;

    private GeneratedClients(Program program) {
        this.program = program;
    }

    static GeneratedClients of(Program program) {
        GeneratedClients found = new GeneratedClients(program);
        Set<String> withClient = new TreeSet<>();
        Set<String> later = new TreeSet<>();
        program.methods()
                .forEach(method -> method.calls().forEach(call -> found.look(method, call, withClient, later)));
        withClient.removeAll(later);
        found.waiting.addAll(withClient);
        return found;
    }

    private void look(MethodFact method, CallSite call, Set<String> withClient, Set<String> later) {
        Stream.concat(call.handled().stream(), method.thrown().stream())
                .filter(type -> type.endsWith(".ApiException") && isOthers(type))
                .flatMap(GeneratedClients::homes)
                .forEach(waiting::add);
        String owner = call.target().owner();
        if (owner.endsWith(".ApiClient") && isOthers(owner)) {
            homes(owner).forEach(withClient::add);
        } else if (owner.endsWith(API) && UnseenTypes.isAnsweredLater(method, call)) {
            later.add(parent(parent(owner)));
        }
    }

    /** An exception of that name is often the application's own. */
    private boolean isOthers(String type) {
        return program.type(type).isEmpty();
    }

    /** Whether the type is one of a client whose methods wait. */
    boolean holds(String type) {
        return type.endsWith(API) && waiting.contains(parent(parent(type)));
    }

    /** The generator puts it into the folder of the packages itself or into one beside that of the operations. */
    private static Stream<String> homes(String type) {
        String itsOwn = parent(type);
        return Stream.of(itsOwn, parent(itsOwn)).filter(name -> name.indexOf('.') > 0);
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
