package dev.unblock.analyzer.recording;

import java.util.regex.Pattern;

/** What a thread is there for, as its name tells. */
public enum ThreadKind {
    /** Serves one request at a time: Tomcat, Jetty or Undertow worker. */
    REQUEST(Pattern.compile("https?-.+-exec-\\d+|tomcat-handler-\\d+|qtp\\d+-\\d+.*|XNIO-\\d+ task-\\d+")),
    /** Serves all requests in turns. */
    EVENT_LOOP(Pattern.compile(
            "reactor-http-.+|nioEventLoopGroup-.+|epollEventLoopGroup-.+|vert\\.x-eventloop-.+|parallel-\\d+")),
    /** Everything else: the application's pools, schedulers, main. */
    OTHER(Pattern.compile(".*"));

    private final Pattern names;

    ThreadKind(Pattern names) {
        this.names = names;
    }

    static ThreadKind ofName(String name) {
        for (ThreadKind kind : values()) {
            if (kind.names.matcher(name).matches()) {
                return kind;
            }
        }
        return OTHER;
    }
}
