package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.parallel.Beside;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Reads classes that will be asked for on a thread of its own, in the order in which they were announced. */
final class ReadAhead {

    /** No class is named so. */
    private static final String END = "";

    private final Consumer<String> read;
    private final Set<String> announced = new HashSet<>();
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    private Optional<Beside<Optional<Void>>> reading = Optional.empty();

    ReadAhead(Consumer<String> read) {
        this.read = read;
    }

    void announce(String type) {
        if (announced.add(type)) {
            waiting.add(type);
            if (reading.isEmpty()) {
                reading = Optional.of(Beside.doing("libraries ahead", this::readOn));
            }
        }
    }

    private void readOn() {
        try {
            for (String type = waiting.take(); !type.equals(END); type = waiting.take()) {
                read.accept(type);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the reading; what was not read by now is nobody's business any more. */
    void end() {
        waiting.clear();
        waiting.add(END);
        reading.ifPresent(Beside::result);
    }
}
