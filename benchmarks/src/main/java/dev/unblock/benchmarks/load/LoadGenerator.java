package dev.unblock.benchmarks.load;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Sends loads, one after the other, from one event-loop thread over as many connections as the answers need. */
public final class LoadGenerator implements AutoCloseable {

    private static final long SLACK_SECONDS = 30;

    private final NioEventLoopGroup group = new NioEventLoopGroup(1);

    /** Offers the load and waits until its answers are in or its grace period is over. */
    public LoadResult run(Load load) throws InterruptedException {
        EventLoop loop = group.next();
        CompletableFuture<LoadResult> result = new CompletableFuture<>();
        LoadRun run = new LoadRun(load, loop, result);
        loop.execute(run::start);
        try {
            long limit = load.lead().plus(load.counted()).plus(load.grace()).toSeconds() + SLACK_SECONDS;
            return result.get(limit, TimeUnit.SECONDS);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the load generator did not finish its load", e);
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
