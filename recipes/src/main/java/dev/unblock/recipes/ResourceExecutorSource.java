package dev.unblock.recipes;

/** The class on whose threads the work of JAX-RS resources waits, as text. */
record ResourceExecutorSource(String packageName, String className, int threads, int queueCapacity) {

    String text() {
        return """
                package %1$s;

                import java.util.concurrent.ArrayBlockingQueue;
                import java.util.concurrent.Callable;
                import java.util.concurrent.CompletableFuture;
                import java.util.concurrent.CompletionStage;
                import java.util.concurrent.RejectedExecutionException;
                import java.util.concurrent.ThreadPoolExecutor;
                import java.util.concurrent.TimeUnit;
                import java.util.concurrent.atomic.AtomicInteger;

                /** The threads on which the work of resources waits: at most %3$d wait, and %4$d requests queue behind them. */
                public final class %2$s {

                    private static final AtomicInteger STARTED = new AtomicInteger();
                    private static final ThreadPoolExecutor THREADS = threads();

                    private %2$s() {
                    }

                    /** Does the work on one of the threads. What it throws is the answer's failure, as it was thrown. */
                    public static <T> CompletionStage<T> supply(Callable<T> work) {
                        CompletableFuture<T> answer = new CompletableFuture<>();
                        try {
                            THREADS.execute(() -> complete(answer, work));
                        } catch (RejectedExecutionException full) {
                            answer.completeExceptionally(full);
                        }
                        return answer;
                    }

                    private static <T> void complete(CompletableFuture<T> answer, Callable<T> work) {
                        try {
                            answer.complete(work.call());
                        } catch (Throwable failure) {
                            answer.completeExceptionally(failure);
                        }
                    }

                    /** Threads end when they are idle, and keep no container from ending. */
                    private static ThreadPoolExecutor threads() {
                        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                                %3$d, %3$d, 60, TimeUnit.SECONDS, new ArrayBlockingQueue<>(%4$d), %2$s::thread);
                        threads.allowCoreThreadTimeOut(true);
                        return threads;
                    }

                    private static Thread thread(Runnable work) {
                        Thread thread = new Thread(work, "resource-work-" + STARTED.incrementAndGet());
                        thread.setDaemon(true);
                        return thread;
                    }
                }
                """.formatted(packageName, className, threads, queueCapacity);
    }
}
