package dev.unblock.migration.proof;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says whether the project is as good as it was before. */
public interface Proof {

    /**
     * Looks at the project before anything is changed: what fails now may fail later.
     *
     * @throws dev.unblock.model.UsageException when it does not even compile
     */
    void establish();

    /** What {@link #establish} saw, as text, for a later process. */
    String memory();

    /** Instead of {@link #establish}, when a project is in the middle of its change: what was seen before it. */
    void recall(String memory);

    /** What {@link #holds} goes by, as a person would say it: "all tests"; nothing where nothing is proven. */
    Optional<String> measure();

    /** Whether it compiles, by the quickest means there is. */
    Verdict compiles();

    /** Whether it compiles and every test that passed before passes now. */
    Verdict holds();

    /** The same for some tests only, written {@code com.shop.OrderTest#loads}. */
    Verdict holds(Set<String> tests);

    /**
     * A first look at what a change may break: the tests that know the files, where the build can run these alone and
     * they are not most of all.
     *
     * @param files relative to the project
     */
    Verdict holdsAround(Set<String> files);

    /**
     * Lets the project's own formatter lay out its sources, where its check is what the last question failed by; answers
     * whether it did, so that asking again makes sense.
     */
    boolean layOut();

    /** The classes of these tests fail now and then without any change: what they say is no proof any more. */
    void distrust(Set<String> tests);

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
        public String memory() {
            return "";
        }

        @Override
        public void recall(String memory) {}

        @Override
        public Optional<String> measure() {
            return Optional.empty();
        }

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
        public Verdict holdsAround(Set<String> files) {
            return Verdict.PROVEN;
        }

        @Override
        public boolean layOut() {
            return false;
        }

        @Override
        public void distrust(Set<String> tests) {}

        @Override
        public void removed(List<String> sources) {}

        @Override
        public void stop() {}
    }
}
