package dev.unblock.migration.proof;

import java.util.List;
import java.util.Set;

/** Says whether the project is as good as it was before. */
public interface Proof {

    /**
     * Looks at the project before anything is changed: what fails now may fail later.
     *
     * @throws dev.unblock.model.UsageException when it does not even compile
     */
    void establish();

    /** Whether it compiles, by the quickest means there is. */
    Verdict compiles();

    /** Whether it compiles and every test that passed before passes now. */
    Verdict holds();

    /** The same for some tests only, written {@code com.shop.OrderTest#loads}. */
    Verdict holds(Set<String> tests);

    /** These sources, relative to the project, are gone: what was compiled from them must not be found any more. */
    void removed(List<String> sources);

    /** Ends what is running, at once; may be called from another thread. */
    void stop();

    /** Proves nothing: for previews, and for those who ask for it. */
    static Proof none() {
        return new Nothing();
    }

    /** Takes everybody's word. */
    final class Nothing implements Proof {

        private Nothing() {}

        @Override
        public void establish() {}

        @Override
        public Verdict compiles() {
            return Verdict.PROVEN;
        }

        @Override
        public Verdict holds() {
            return Verdict.PROVEN;
        }

        @Override
        public Verdict holds(Set<String> tests) {
            return Verdict.PROVEN;
        }

        @Override
        public void removed(List<String> sources) {}

        @Override
        public void stop() {}
    }
}
