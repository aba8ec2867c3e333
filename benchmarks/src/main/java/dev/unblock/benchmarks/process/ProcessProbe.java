package dev.unblock.benchmarks.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** One process seen from outside. */
interface ProcessProbe extends AutoCloseable {

    Reading read();

    @Override
    void close();

    /** The best probe for this operating system. */
    static ProcessProbe of(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.isReadable(status) ? new ProcStatusProbe(status) : ManagementProbe.attach(process.pid());
    }

    /** @param residentMegabytes memory in use */
    record Reading(int threads, double residentMegabytes) {

        static final Reading NONE = new Reading(0, 0);
    }
}
