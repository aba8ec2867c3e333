package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.inspection.Inspection.Call;
import java.util.Optional;
import java.util.stream.Stream;

/** A rule that judges one call at a time. */
public interface CallRule extends Rule {

    Optional<Problem> judge(Inspection inspection, Call call);

    @Override
    default Stream<Problem> inspect(Inspection inspection) {
        return inspection.atCalls(call -> judge(inspection, call));
    }
}
