package cases.tileserver;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

record TileKey(int x, int y, int zoom) {}

final class TileRequest {
    int x;
    int y;
    int zoom;
}

final class TileReply {
    byte[] data;
}

interface TileStub {
    TileReply get(TileRequest request);

    TileStub withDeadlineAfter(long n, TimeUnit unit);

    ListenableFuture<TileReply> getLater(TileRequest request);
}

class TileMain {

    private Server server;

    void start(TileEndpoint endpoint) throws Exception {
        server = ServerBuilder.forPort(8080)
                .executor(Executors.newCachedThreadPool()) // BAD ninth_fanout_unbounded_pool
                .build();
        server.start();
    }

    void startAdmin() throws Exception {
        server = ServerBuilder.forPort(8081)
                .executor(new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(20))) // OK ninth_fanout_unbounded_pool
                .build();
        server.start();
        server.awaitTermination(); // OK ninth_hygiene_wait_without_timeout
    }
}

class TileEndpoint {

    private static final Logger LOG = Logger.getLogger("tiles");
    private static final Context.Key<String> USER = Context.key("user");

    private final Renderer renderer;
    private final ThreadPoolExecutor render = new ThreadPoolExecutor(2, 32, 30, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(10_000)); // BAD ninth_fanout_maximum_pool_size_ineffective ?
    private final ThreadPoolExecutor export = new ThreadPoolExecutor(1, 40, 30, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>()); // BAD ninth_fanout_maximum_pool_size_ineffective
    private final ThreadPoolExecutor warm = new ThreadPoolExecutor(8, 8, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(100)); // OK ninth_fanout_maximum_pool_size_ineffective
    private final ThreadPoolExecutor burst = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS,
            new SynchronousQueue<>()); // BAD ninth_fanout_unbounded_pool
    private final AtomicReference<TileKey> hottest = new AtomicReference<>();
    private String lastUser;

    TileEndpoint(Renderer renderer) {
        this.renderer = renderer;
    }

    public void get(TileRequest request, StreamObserver<TileReply> responses) {
        lastUser = USER.get(); // BAD ninth_shared_request_data_in_singleton
        render.execute(() -> {
            LOG.info(() -> "render for " + USER.get()); // BAD ninth_hygiene_context_lost_across_threads
            responses.onNext(renderer.draw(request));
            responses.onCompleted();
        });
    }

    public void fetch(TileRequest request, StreamObserver<TileReply> responses) {
        Context current = Context.current();
        warm.execute(current.wrap(() -> {
            LOG.info(() -> "warm for " + USER.get()); // OK ninth_hygiene_context_lost_across_threads
            responses.onNext(renderer.draw(request));
            responses.onCompleted();
        }));
    }

    void heat(TileKey key) {
        if (hottest.get() == null || hottest.get().zoom() < key.zoom()) {
            hottest.set(key); // BAD ninth_shared_compound_on_atomic
        }
    }

    void warmest(TileKey key) {
        hottest.accumulateAndGet(key, (a, b) -> a == null || a.zoom() < b.zoom() ? b : a); // OK ninth_shared_compound_on_atomic
    }

    String status() {
        return lastUser + " " + export.getActiveCount() + " " + burst.getActiveCount();
    }

    void stop() {
        render.shutdown();
        export.shutdown();
        warm.shutdown();
        burst.shutdown();
    }
}

class Renderer {

    private final Map<TileKey, byte[]> drawn = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) { // OK ninth_fanout_unbounded_cache
        @Override
        protected boolean removeEldestEntry(Map.Entry<TileKey, byte[]> eldest) {
            return size() > 500;
        }
    });
    private final Map<TileKey, byte[]> sketches = new ConcurrentHashMap<>();
    private final byte[] scratch = new byte[256 * 256];

    TileReply draw(TileRequest request) {
        TileKey key = new TileKey(request.x, request.y, request.zoom);
        TileReply reply = new TileReply();
        reply.data = sketches.computeIfAbsent(key, this::paint); // BAD ninth_fanout_unbounded_cache
        return reply;
    }

    byte[] redraw(TileKey key) {
        return drawn.computeIfAbsent(key, k -> {
            byte[] local = new byte[256 * 256];
            Arrays.fill(local, (byte) k.zoom()); // OK ninth_shared_thread_unsafe_object_shared
            return local;
        });
    }

    private byte[] paint(TileKey key) {
        Arrays.fill(scratch, (byte) key.zoom()); // BAD ninth_shared_thread_unsafe_object_shared
        return scratch.clone();
    }

    int total() {
        int sum = 0;
        for (byte[] b : drawn.values()) { // BAD ninth_shared_unlocked_iteration
            sum += b.length;
        }
        return sum;
    }

    int count() {
        int sum = 0;
        synchronized (drawn) {
            for (TileKey k : drawn.keySet()) { // OK ninth_shared_unlocked_iteration
                sum += k.zoom();
            }
        }
        return sum;
    }
}

class TileClient {

    private static final Logger LOG = Logger.getLogger("tile-client");

    private final TileStub stub;
    private final ExecutorService callbacks;
    private final ManagedChannel channel = ManagedChannelBuilder.forAddress("tiles", 443).build(); // OK ninth_fanout_client_per_call

    TileClient(TileStub stub, ExecutorService callbacks) {
        this.stub = stub;
        this.callbacks = callbacks;
    }

    String authority(String host) {
        ManagedChannel own = ManagedChannelBuilder.forAddress(host, 443).build(); // BAD ninth_fanout_client_per_call
        try {
            return own.authority() + channel.authority();
        } finally {
            own.shutdown();
        }
    }

    TileReply tile(TileRequest r) {
        return stub.get(r); // BAD ninth_hygiene_client_without_timeout
    }

    TileReply quick(TileRequest r) {
        return stub.withDeadlineAfter(2, TimeUnit.SECONDS).get(r); // OK ninth_hygiene_client_without_timeout
    }

    TileReply insist(TileRequest r) {
        StatusRuntimeException last = null;
        int left = 20;
        while (left-- > 0) {
            try {
                return stub.withDeadlineAfter(1, TimeUnit.SECONDS).get(r); // BAD ninth_fanout_retry_without_backoff
            } catch (StatusRuntimeException e) {
                last = e;
            }
        }
        throw last;
    }

    void prefetch(List<TileRequest> all) {
        List<ListenableFuture<TileReply>> calls = new ArrayList<>();
        for (TileRequest r : all) {
            calls.add(stub.getLater(r)); // BAD ninth_fanout_unbounded_gather
        }
        Futures.addCallback(Futures.allAsList(calls), new FutureCallback<>() { // OK ninth_hygiene_async_failure_unobserved
            @Override
            public void onSuccess(List<TileReply> result) {
                LOG.info("prefetched " + result.size());
            }

            @Override
            public void onFailure(Throwable t) {
                LOG.log(Level.WARNING, "prefetch", t);
            }
        }, callbacks);
    }

    ListenableFuture<Integer> size(TileRequest r) {
        return Futures.transform(stub.getLater(r), reply -> reply.data.length, MoreExecutors.directExecutor());
    }

    void close() throws InterruptedException {
        channel.shutdown();
        if (!channel.awaitTermination(5, TimeUnit.SECONDS)) { // OK ninth_hygiene_timed_wait_result_ignored
            channel.shutdownNow();
        }
    }
}
