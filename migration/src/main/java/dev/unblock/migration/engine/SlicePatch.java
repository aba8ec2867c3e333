package dev.unblock.migration.engine;

import dev.unblock.model.Plan.Step;
import dev.unblock.model.Slice;
import java.util.List;

/**
 * What one slice changes, on top of those before it.
 *
 * @param kept its steps that changed something, in order
 * @param diff for {@code git apply}; every byte is one character of ISO-8859-1, as files may mix encodings
 */
public record SlicePatch(Slice slice, List<Step> kept, String diff) {

    public SlicePatch {
        kept = List.copyOf(kept);
    }
}
