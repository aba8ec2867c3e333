package contexts;

import com.alibaba.ttl.TtlCallable;
import com.alibaba.ttl.TtlRunnable;
import com.alibaba.ttl.TtlWrappers;
import com.alibaba.ttl.threadpool.TtlExecutors;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class Ttl {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final Executor wrapped = TtlExecutors.getTtlExecutor(pool);
    private final ExecutorService service = TtlExecutors.getTtlExecutorService(Executors.newCachedThreadPool());

    public static void main(String[] args) {
        new Ttl().start();
    }

    void start() {
        pool.execute(TtlRunnable.get(() -> {
            "a".trim(); // threads: bounded-pool
        }));
        pool.submit(TtlCallable.get(() -> {
            return "b".trim(); // threads: bounded-pool
        }));
        wrapped.execute(() -> {
            "c".trim(); // threads: bounded-pool
        });
        service.submit(() -> {
            return "d".trim(); // threads: unbounded-pool
        });
        CompletableFuture.supplyAsync(TtlWrappers.wrapSupplier(() -> {
            return "e".trim(); // threads: bounded-pool
        }), pool);
        Runnable here = TtlRunnable.get(() -> {
            "f".trim(); // threads: main
        });
        here.run();
        "g".trim(); // threads: main
    }
}
