package dev.unblock.benchmarks.load;

import java.util.Arrays;
import java.util.Map;

/** Says whether an answer counts as correct. */
@FunctionalInterface
public interface ExpectedAnswer {

    boolean accepts(String path, int status, byte[] body);

    /** Any answer of the 200 family that has a body. */
    static ExpectedAnswer success() {
        return (path, status, body) -> status / 100 == 2 && body.length > 0;
    }

    /** A success with exactly the known body of its path; a path that is not known is never correct. */
    static ExpectedAnswer sameAs(Map<String, byte[]> bodies) {
        Map<String, byte[]> known = Map.copyOf(bodies);
        return (path, status, body) -> {
            byte[] expected = known.get(path);
            return status / 100 == 2 && expected != null && Arrays.equals(expected, body);
        };
    }
}
