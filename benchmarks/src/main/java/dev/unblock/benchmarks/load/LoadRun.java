package dev.unblock.benchmarks.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One load in progress. Everything happens on one event loop, so nothing here is shared.
 *
 * <p>A tick each millisecond turns to all requests whose intended start has passed: each takes an idle connection or opens
 * one. An answered connection goes back to the idle ones, unless the server asked to close it.
 */
final class LoadRun {

    private static final int LARGEST_ANSWER = 1 << 20;
    private static final long TICK_MILLIS = 1;
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final Load load;
    private final RateSchedule schedule;
    private final Tally tally;
    private final EventLoop loop;
    private final CompletableFuture<LoadResult> result;
    private final Bootstrap bootstrap;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Set<Request> inFlight = new LinkedHashSet<>();
    private final Set<Channel> open = new LinkedHashSet<>();
    private final List<ScheduledFuture<?>> ticks = new ArrayList<>();
    private long started;
    private long next;

    LoadRun(Load load, EventLoop loop, CompletableFuture<LoadResult> result) {
        this.load = load;
        this.schedule = load.schedule();
        this.tally = new Tally(load);
        this.loop = loop;
        this.result = result;
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .remoteAddress(load.target().host(), load.target().port())
                .handler(new Pipeline(this));
    }

    void start() {
        started = System.nanoTime();
        ticks.add(loop.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS));
    }

    long now() {
        return System.nanoTime() - started;
    }

    private void tick() {
        try {
            long now = now();
            while (next < load.total() && schedule.intendedNanos(next) <= now) {
                turnTo(next++);
            }
            boolean allTurnedTo = next >= load.total();
            boolean patienceOver =
                    now >= load.lead().plus(load.counted()).plus(load.grace()).toNanos();
            boolean countedPartOver = now >= load.lead().plus(load.counted()).toNanos();
            if (patienceOver || (allTurnedTo && countedPartOver && inFlight.isEmpty())) {
                finish();
            }
        } catch (RuntimeException e) {
            stop();
            result.completeExceptionally(e);
        }
    }

    private void turnTo(long index) {
        long intended = schedule.intendedNanos(index);
        tally.turnedTo(intended, now());
        if (inFlight.size() >= load.maxInFlight()) {
            tally.notSent(intended);
            return;
        }
        Request request = new Request(load.path(index), intended);
        inFlight.add(request);
        Connection connection = idle.pollLast();
        if (connection == null) {
            connect(request);
        } else {
            connection.send(request);
        }
    }

    private void connect(Request request) {
        ChannelFuture future = bootstrap.connect();
        open.add(future.channel());
        future.addListener(done -> {
            if (done.isSuccess()) {
                future.channel().pipeline().get(Connection.class).send(request);
            } else {
                open.remove(future.channel());
                broken(request);
            }
        });
    }

    /** An answer has arrived. */
    void answered(Request request, int status, byte[] body) {
        if (!inFlight.remove(request)) {
            return;
        }
        if (load.expected().accepts(request.path(), status, body)) {
            tally.correct(request.intended(), now());
        } else {
            tally.wrong(request.intended());
        }
    }

    /** The connection failed before its answer was complete. */
    void broken(Request request) {
        if (inFlight.remove(request)) {
            tally.wrong(request.intended());
        }
    }

    void idle(Connection connection) {
        idle.addLast(connection);
    }

    void closed(Connection connection, Channel channel) {
        idle.remove(connection);
        open.remove(channel);
    }

    private void finish() {
        long now = now();
        inFlight.forEach(request -> tally.givenUp(request.intended(), now));
        inFlight.clear();
        stop();
        result.complete(tally.result());
    }

    private void stop() {
        ticks.forEach(tick -> tick.cancel(false));
        List.copyOf(open).forEach(Channel::close);
    }

    /** One request: its path and its intended start; two of them are never equal. */
    static final class Request {

        private final String path;
        private final long intended;

        Request(String path, long intended) {
            this.path = path;
            this.intended = intended;
        }

        String path() {
            return path;
        }

        long intended() {
            return intended;
        }
    }

    private static final class Pipeline extends ChannelInitializer<Channel> {

        private final LoadRun run;

        Pipeline(LoadRun run) {
            this.run = run;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(new HttpClientCodec())
                    .addLast(new HttpObjectAggregator(LARGEST_ANSWER))
                    .addLast(new Connection(run, run.load.target()));
        }
    }
}
