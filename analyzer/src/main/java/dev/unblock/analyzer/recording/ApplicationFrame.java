package dev.unblock.analyzer.recording;

import java.util.List;
import java.util.Optional;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;

/** The application's innermost frame on a stack, and the occasion of the wait. */
record ApplicationFrame(String method, String file, int line, Occasion occasion) {

    private static final List<String> CLASS_LOADING = List.of(
            "org.springframework.boot.loader.",
            "java.util.zip.",
            "java.util.jar.",
            "java.lang.ClassLoader",
            "jdk.internal.loader.",
            // Traced classes are changed when they are loaded.
            "jdk.jfr.internal.");
    private static final String LAMBDA = "lambda$";

    /** Empty for a stack without application code, and for class loading that the application only set off. */
    static Optional<ApplicationFrame> of(RecordedStackTrace stack, ApplicationCode code, WaitKind kind, String thread) {
        boolean loading = false;
        List<RecordedFrame> frames = stack.getFrames();
        for (int i = 0; i < frames.size(); i++) {
            RecordedFrame frame = frames.get(i);
            if (!frame.isJavaFrame()) {
                continue;
            }
            String className = frame.getMethod().getType().getName();
            if (code.owns(className) && frame.getLineNumber() > 0) {
                return loading && kind.mayBeClassLoading()
                        ? Optional.empty()
                        : Optional.of(of(
                                className,
                                frame.getMethod().getName(),
                                frame.getLineNumber(),
                                Occasion.of(frames, i, thread, code)));
            }
            loading |= CLASS_LOADING.stream().anyMatch(className::startsWith);
        }
        return Optional.empty();
    }

    static ApplicationFrame of(String className, String method, int line, Occasion occasion) {
        int nested = className.indexOf('$');
        String outermost = nested < 0 ? className : className.substring(0, nested);
        return new ApplicationFrame(
                className.replace('$', '.') + "#" + enclosing(method),
                outermost.replace('.', '/') + ".java",
                line,
                occasion);
    }

    /** {@code lambda$load$0} is part of {@code load}. */
    private static String enclosing(String method) {
        if (!method.startsWith(LAMBDA)) {
            return method;
        }
        int end = method.lastIndexOf('$');
        return end > LAMBDA.length() ? method.substring(LAMBDA.length(), end) : method;
    }
}
