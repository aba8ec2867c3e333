package t6.b20;

import com.google.common.util.concurrent.MoreExecutors;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

class T20Pools {

    /** P3C ThreadPoolCreationRule, jPinpoint: factory methods of Executors with unlimited threads or queues. */
    static class Fac {
        ExecutorService m1() {
            return Executors.newCachedThreadPool(); // BAD fan_out_unbounded_pool
        }

        ExecutorService m3() {
            return new ThreadPoolExecutor(2, 8, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(100));
        }

        ExecutorService m4() {
            return Executors.newFixedThreadPool(8); // BAD fan_out_unbounded_queue
        }

        ExecutorService m5() {
            return Executors.newSingleThreadExecutor(); // BAD fan_out_unbounded_queue
        }

        ExecutorService m6() {
            return MoreExecutors.newDirectExecutorService();
        }
    }

    /** jPinpoint / P3C: ThreadPoolExecutor with a queue or a maximum without limit. */
    static class Tpe {
        private final BlockingQueue<Runnable> q = new LinkedBlockingQueue<>();
        private final BlockingQueue<Runnable> q2 = new LinkedBlockingQueue<>(64);

        ThreadPoolExecutor m1() {
            return new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); // BAD fan_out_unbounded_queue
        }

        ThreadPoolExecutor m2() {
            return new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(500)); // OK fan_out_unbounded_queue
        }

        ThreadPoolExecutor m3() {
            return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>()); // BAD fan_out_unbounded_pool
        }

        ThreadPoolExecutor m4() {
            return new ThreadPoolExecutor(0, 16, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), // OK fan_out_unbounded_pool
                    new ThreadPoolExecutor.CallerRunsPolicy());
        }

        ThreadPoolExecutor m5() {
            return new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, q); // BAD fan_out_unbounded_queue
        }

        ThreadPoolExecutor m6() {
            return new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, q2); // OK fan_out_unbounded_queue
        }

        ThreadPoolExecutor m7() {
            return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(11)); // BAD fan_out_unbounded_queue
        }

        ThreadPoolExecutor m8(BlockingQueue<Runnable> any) {
            return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, any); // OK fan_out_unbounded_queue
        }

        ThreadPoolExecutor m9() {
            return new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingDeque<>(Integer.MAX_VALUE)); // BAD fan_out_unbounded_queue
        }
    }

    /** Error Prone ErroneousThreadPoolConstructorChecker: the maximum never takes effect with an unlimited queue. */
    static class Err {
        ThreadPoolExecutor m1() {
            return new ThreadPoolExecutor(2, 20, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); // BAD fan_out_pool_ctor
        }

        ThreadPoolExecutor m2() {
            return new ThreadPoolExecutor(2, 20, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10)); // OK fan_out_pool_ctor
        }

        ThreadPoolExecutor m3() {
            return new ThreadPoolExecutor(0, 10, 1, TimeUnit.MINUTES, new LinkedTransferQueue<>()); // BAD fan_out_pool_ctor
        }

        ThreadPoolExecutor m4() {
            return new ThreadPoolExecutor(10, 10, 1, TimeUnit.MINUTES, new SynchronousQueue<>()); // OK fan_out_pool_ctor
        }
    }

    /** SonarJava S2122, SpotBugs DMI_SCHEDULED_THREAD_POOL_EXECUTOR_WITH_ZERO_CORE_THREADS / DMI_FUTILE_ATTEMPT_TO_CHANGE_MAXPOOL_SIZE. */
    static class Stpe {
        private static final int ZERO = 0;

        ScheduledExecutorService m1() {
            return new ScheduledThreadPoolExecutor(0); // BAD fan_out_pool_ctor
        }

        ScheduledExecutorService m2() {
            return new ScheduledThreadPoolExecutor(1);
        }

        ScheduledExecutorService m3() {
            return new ScheduledThreadPoolExecutor(ZERO); // BAD fan_out_pool_ctor
        }

        void m4() {
            ScheduledThreadPoolExecutor s = new ScheduledThreadPoolExecutor(2);
            s.setMaximumPoolSize(10); // BAD fan_out_pool_ctor
        }

        void m5(ThreadPoolExecutor t) {
            t.setMaximumPoolSize(10); // OK fan_out_pool_ctor
        }

        void m6(ScheduledThreadPoolExecutor s) {
            s.setCorePoolSize(4);
        }
    }
}
