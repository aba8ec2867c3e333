package dev.unblock.analyzer.recording;

/**
 * An application line that waited.
 *
 * @param method the innermost method of the application on the stack, written {@code com.shop.OrderService#load}
 * @param file path below its source folder, e.g. {@code com/shop/OrderService.java}
 * @param line where it made the call that waited
 * @param threadGroup name of the waiting threads without their numbers, e.g. {@code http-nio-exec}
 * @param count number of waits
 */
public record BlockedFrame(
        String method,
        String file,
        int line,
        Occasion occasion,
        WaitKind kind,
        ThreadKind threads,
        String threadGroup,
        long count,
        double totalMillis) {}
