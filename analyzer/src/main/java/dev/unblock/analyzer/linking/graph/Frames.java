package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.model.CallPath.Frame;
import java.util.ArrayList;
import java.util.List;

/** Writes steps as people read them: a lambda goes by the method it is written in; what compilers add is left out. */
final class Frames {

    private final ProjectIndex index;
    private final List<Frame> frames = new ArrayList<>();

    private Frames(ProjectIndex index) {
        this.index = index;
    }

    static List<Frame> of(ProjectIndex index, List<CallGraph.Step> steps, int last, Site site) {
        Frames frames = new Frames(index);
        steps.forEach(step -> frames.add(step.from(), step.site().site()));
        frames.add(last, site);
        return frames.frames;
    }

    private void add(int method, Site site) {
        MethodFact fact = index.method(method);
        if (fact.is(Modifier.SYNTHETIC) && fact.writtenIn().isEmpty()) {
            return;
        }
        String signature = index.signature(method);
        int last = frames.size() - 1;
        boolean sameMethod = last >= 0
                && frames.get(last).method().equals(signature)
                && fact.writtenIn().isPresent();
        Frame frame = new Frame(signature, site.file(), site.line());
        if (sameMethod) {
            frames.set(last, frame);
        } else {
            frames.add(frame);
        }
    }
}
