package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.parallel.Beside;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Reads what will be asked for on a thread of its own, in the order in which it was announced. */
final class ReadAhead<T> {

    private final Consumer<T> read;
    private final BlockingQueue<Optional<T>> announced = new LinkedBlockingQueue<>();
    private Optional<Beside<Optional<Void>>> reading = Optional.empty();

    ReadAhead(Consumer<T> read) {
        this.read = read;
    }

    void announce(T wanted) {
        announced.add(Optional.of(wanted));
        if (reading.isEmpty()) {
            reading = Optional.of(Beside.doing("libraries ahead", this::readOn));
        }
    }

    private void readOn() {
        try {
            for (Optional<T> next = announced.take(); next.isPresent(); next = announced.take()) {
                read.accept(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the reading; what was not read by now is nobody's business any more. */
    void end() {
        announced.clear();
        announced.add(Optional.empty());
        reading.ifPresent(Beside::result);
    }
}
