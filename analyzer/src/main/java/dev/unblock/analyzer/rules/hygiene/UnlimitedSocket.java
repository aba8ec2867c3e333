package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Severity;
import java.util.Set;

/** Sockets that code opens to a partner and reads from, and that no code of their class gives a limit for a read. */
final class UnlimitedSocket {

    private static final String SOCKET = "java.net.Socket";
    private static final Set<String> READS = Set.of(
            "read",
            "readLine",
            "readFully",
            "readAllBytes",
            "readNBytes",
            "readObject",
            "readUTF",
            "readInt",
            "transferTo",
            "lines",
            "nextLine",
            "next",
            "skip");

    private UnlimitedSocket() {}

    /** Its stream is asked for in the method that opened it, and something is read there. */
    static boolean isReadHere(Inspection inspection, Call call) {
        return call.name().equals("getInputStream")
                && inspection.isSubtype(call.owner(), SOCKET)
                && call.site().receiver().filter(UnlimitedSocket::isOpenedHere).isPresent()
                && call.method().calls().stream()
                        .anyMatch(other -> READS.contains(other.target().name()))
                && inspection.program().type(call.method().named().owner()).stream()
                        .flatMap(type -> type.methods().stream())
                        .noneMatch(method -> method.calls().stream()
                                .filter(other -> other.target().name().equals("setSoTimeout"))
                                .anyMatch(other -> method.equals(call.method())
                                        || other.receiver()
                                                .filter(socket -> !isOpenedHere(socket))
                                                .isPresent()));
    }

    /** By its constructor or by a factory; what a server accepts waits for the next request of its client. */
    private static boolean isOpenedHere(Value socket) {
        return socket instanceof Value.Allocation made && made.type().equals(SOCKET)
                || socket instanceof Value.Result given && given.target().name().equals("createSocket");
    }

    static Problem problem(Inspection inspection, Call call) {
        boolean waited = inspection.traffic().isReached(call.method()) && inspection.place(call.method()) != Place.MAIN;
        return Problem.at(call.method(), call.site())
                .severity(waited ? Severity.MEDIUM : Severity.INFO)
                .message(
                        "Nothing limits how long a read from this socket waits: a partner that hangs takes every thread that"
                                + " reads. Call setSoTimeout, and connect with a limit.");
    }
}
