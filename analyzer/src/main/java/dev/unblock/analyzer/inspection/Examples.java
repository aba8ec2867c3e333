package dev.unblock.analyzer.inspection;

import dev.unblock.model.Severity;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Code that shows others how to use an application and lies beside it, in folders that are called so. */
public final class Examples {

    private static final Pattern FOLDER =
            Pattern.compile("(^|/)([^/]*[-_.])?(examples?|samples?|demos?)([-_.][^/]*)?/");

    private final boolean beside;

    Examples(Inspection inspection) {
        Set<String> files =
                inspection.methods().map(method -> method.site().file()).collect(Collectors.toSet());
        long examples = files.stream().filter(Examples::isIn).count();
        this.beside = examples * 2 < files.size() && !inspection.traffic().isOpen();
    }

    /** The problem as it is in the application itself, for information only in an example beside it. */
    public Problem aside(Problem problem) {
        return problem.severity() == Severity.INFO
                        || !beside
                        || !isIn(problem.site().file())
                ? problem
                : problem.severity(Severity.INFO)
                        .message(problem.message() + " For information: an example, not the application itself.");
    }

    /** In its modules' names or folders above the packages: a package may be called so in any application. */
    private static boolean isIn(String file) {
        int packages = file.indexOf("/java/");
        return FOLDER.matcher(packages < 0 ? file : file.substring(0, packages + 1))
                .find();
    }
}
