package dev.unblock.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;

/** The order of the rounds: A B C A B C, so that a slow minute of the machine meets all contenders alike. */
final class Rounds {

    private Rounds() {}

    /** One turn of one contender. */
    record Turn(Trial trial, Contender contender, int round) {}

    static List<Turn> interleaved(Trial trial, int rounds) {
        List<Turn> turns = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : trial.contenders()) {
                turns.add(new Turn(trial, contender, round));
            }
        }
        return turns;
    }
}
