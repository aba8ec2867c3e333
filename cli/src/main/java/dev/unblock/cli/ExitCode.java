package dev.unblock.cli;

/** What the process tells its caller; other programs rely on the numbers. */
enum ExitCode {
    DONE(0),
    /** A mistake of ours. */
    INTERNAL(1),
    /** A mistake in the options, the configuration or the files that were named. */
    USAGE(2),
    /** A gate that was asked for is not passed. */
    GATE_FAILED(3),
    /** There is a result, but a part of the input could not be read; the result says which. */
    PARTIAL(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
