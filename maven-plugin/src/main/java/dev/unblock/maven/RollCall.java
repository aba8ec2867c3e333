package dev.unblock.maven;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecution;
import org.eclipse.aether.SessionData;

/**
 * Which modules of a reactor have come by, in any order and from any thread; the one that completes the set learns it.
 *
 * <p>The state lives in the session and consists of the JDK's classes alone, as modules may load this plugin more than
 * once.
 */
final class RollCall {

    private final Map<String, Boolean> wishes;

    private RollCall(Map<String, Boolean> wishes) {
        this.wishes = wishes;
    }

    /** What a module says when it comes by. */
    enum Answer {
        WANTS,
        SKIPS
    }

    /** What a module learns. */
    enum State {
        WAITING,
        /** All are there, and at least one wants the work. */
        COMPLETE,
        /** All are there, and all skip. */
        NOT_WANTED
    }

    /** An execution's name, the same in all modules. */
    static String name(MojoExecution execution) {
        return execution.getGroupId() + ":" + execution.getArtifactId() + ":" + execution.getGoal() + "@"
                + execution.getExecutionId();
    }

    /** The one roll call of that name in a session. */
    static RollCall in(SessionData session, String name) {
        session.set(name, null, new TreeMap<String, Boolean>());
        return new RollCall(wishes(session.get(name)));
    }

    @SuppressWarnings("unchecked") // Nobody else stores anything under our name.
    private static Map<String, Boolean> wishes(Object stored) {
        return (Map<String, Boolean>) stored;
    }

    /** Takes note of a module. A complete roll call starts anew, for a build that runs a goal twice. */
    State answer(String module, Answer answer, Set<String> participants) {
        synchronized (wishes) {
            wishes.put(module, answer == Answer.WANTS);
            if (!wishes.keySet().containsAll(participants)) {
                return State.WAITING;
            }
            boolean wanted = wishes.containsValue(true);
            wishes.clear();
            return wanted ? State.COMPLETE : State.NOT_WANTED;
        }
    }
}
