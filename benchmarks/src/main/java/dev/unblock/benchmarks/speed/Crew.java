package dev.unblock.benchmarks.speed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All tools that run beside each other: Unblock in its states, which follow on each other, and its peers. */
record Crew(List<Engine> unblock, List<Engine> peers) {

    Crew {
        unblock = List.copyOf(unblock);
        peers = List.copyOf(peers);
    }

    /** Gets the peers, each with a class path of its own. */
    static Crew gather(Unblock.Program program, List<UnblockState> states, Path folder, Download download)
            throws IOException, InterruptedException {
        Path tools = folder.resolve("tools");
        Path ownCode = ownCode();
        List<Engine> unblock = new ArrayList<>();
        states.forEach(state -> unblock.add(new Unblock(state, program, folder.resolve("cache"))));
        return new Crew(
                unblock,
                List.of(
                        new Pmd(download.classPath(tools.resolve("pmd"), Pmd.ARTIFACTS)),
                        new SpotBugs(download.classPath(tools.resolve("spotbugs"), SpotBugs.ARTIFACTS)),
                        Peer.openRewrite(ownCode, download.classPath(tools.resolve("openrewrite"), Peer.OPEN_REWRITE)),
                        Peer.javac(ownCode),
                        Peer.javaParser(ownCode, download.classPath(tools.resolve("javaparser"), Peer.JAVA_PARSER))));
    }

    /** Where this program's own classes are. */
    private static Path ownCode() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Crew::holdsPeers)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the peers' programs are not on the class path"));
    }

    private static boolean holdsPeers(Path entry) {
        return Files.isDirectory(entry.resolve("dev/unblock/benchmarks/peers"))
                || entry.getFileName().toString().startsWith("unblock-benchmarks");
    }

    /** In turns, so that neither has the machine's better half each time. */
    List<Engine> order(int round) {
        return (round % 2 == 1 ? Stream.of(unblock, peers) : Stream.of(peers, unblock))
                .flatMap(List::stream)
                .toList();
    }

    List<String> names() {
        return order(1).stream().map(Engine::name).toList();
    }

    List<String> peerNames() {
        return peers.stream().map(Engine::name).toList();
    }
}
