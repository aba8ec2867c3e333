package dev.unblock.maven;

import dev.unblock.model.UsageException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which waves the parameters of {@code migrate} ask for. */
final class Waves {

    private static final int LAST = 5;

    private Waves() {}

    /** The one wave that is asked for; none for all of them. */
    static Optional<Integer> of(@Nullable Integer wave, boolean all) {
        if (all == (wave != null)) {
            throw new UsageException("say either -Dunblock.all or -Dunblock.wave=N");
        }
        if (wave != null && (wave < 0 || wave > LAST)) {
            throw new UsageException("unblock.wave goes from 0 to " + LAST + ", not " + wave);
        }
        return Optional.ofNullable(wave);
    }
}
