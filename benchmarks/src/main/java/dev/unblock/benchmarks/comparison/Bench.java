package dev.unblock.benchmarks.comparison;

import dev.unblock.analyzer.recording.Window;
import java.io.IOException;
import java.util.List;

/** Where contenders are run. */
interface Bench {

    /** Starts the contender if it is not running, warms it up and looks at it under a light load. */
    Preparation prepare(Trial trial, Contender contender) throws InterruptedException;

    /** Asks the partners directly, this often. */
    Floor floor(Trial trial, double callsPerSecond) throws InterruptedException;

    /** The full load once, and a wait until its left-overs are worked off. */
    RoundFigures round(Trial trial, Contender contender) throws InterruptedException;

    /** Ends the contender and reads what it waited for in each window; in the order of the windows. */
    Recorded end(Contender contender, List<Measured> measured) throws IOException;

    /** A window and the correct answers in it. */
    record Measured(Window window, double answers) {}

    /** @param limits what the recording cannot tell, a sentence each */
    record Recorded(List<Waits> waits, List<String> limits) {}
}
