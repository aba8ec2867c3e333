package dev.unblock.reports;

import dev.unblock.model.CallPath;
import dev.unblock.model.Finding;
import dev.unblock.model.FindingId;
import dev.unblock.model.Result;
import java.util.List;
import java.util.stream.IntStream;

/** The sample result with many findings, each at its own place. */
final class LargeResult {

    private LargeResult() {}

    static Result of(int findings) {
        return of(SampleResult.result(), findings);
    }

    /** Of another result's findings. */
    static Result of(Result result, int findings) {
        List<Finding> few = result.findings();
        return result.withFindings(IntStream.range(0, findings)
                .mapToObj(i -> at(few.get(i % few.size()), i))
                .toList());
    }

    private static Finding at(Finding like, int i) {
        String type = "com.acme.module" + i % 40 + ".Service" + i % 700;
        String method = type + "#handle" + i + "(java.lang.String, long)";
        String file = "module" + i % 40 + "/src/main/java/" + type.replace('.', '/') + ".java";
        int line = 10 + i / 40;
        List<CallPath> paths = like.paths().stream()
                .map(path -> new CallPath(
                        path.entryPoint(),
                        IntStream.range(0, path.frames().size())
                                .mapToObj(n -> n == path.frames().size() - 1
                                        ? new CallPath.Frame(method, file, line)
                                        : path.frames().get(n))
                                .toList()))
                .toList();
        return new Finding(
                FindingId.of(like.rule(), method, "target", 0),
                like.rule(),
                like.family(),
                like.severity(),
                like.confidence(),
                file,
                line,
                line,
                9,
                method,
                like.message(),
                like.sink(),
                like.threads(),
                paths,
                like.related(),
                like.remedy(),
                like.evidence(),
                like.status());
    }
}
