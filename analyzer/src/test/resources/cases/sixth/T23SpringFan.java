package t6.b23;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

class T23SpringFan {

    /** jPinpoint SetQueueCapacityForTaskExecutor: the default capacity is Integer.MAX_VALUE. */
    @Configuration
    static class Cfg implements AsyncConfigurer {
        @Bean
        ThreadPoolTaskExecutor m1() {
            ThreadPoolTaskExecutor t = new ThreadPoolTaskExecutor(); // BAD fan_out_unbounded_queue
            t.setCorePoolSize(5);
            t.setMaxPoolSize(10);
            t.initialize();
            return t;
        }

        @Bean
        ThreadPoolTaskExecutor m2() {
            ThreadPoolTaskExecutor t = new ThreadPoolTaskExecutor(); // OK fan_out_unbounded_queue
            t.setCorePoolSize(5);
            t.setMaxPoolSize(10);
            t.setQueueCapacity(50);
            return t;
        }

        @Override
        public Executor getAsyncExecutor() {
            return new SimpleAsyncTaskExecutor("a-"); // BAD fan_out_unbounded_pool
        }

        @Bean
        Executor m4() {
            SimpleAsyncTaskExecutor e = new SimpleAsyncTaskExecutor("b-"); // OK fan_out_unbounded_pool
            e.setConcurrencyLimit(20);
            return e;
        }

        @Bean
        Executor m5() {
            var t = new ThreadPoolTaskExecutor(); // BAD fan_out_unbounded_queue
            t.setThreadNamePrefix("m5-");
            t.setQueueCapacity(Integer.MAX_VALUE);
            return t;
        }

        @Bean
        Executor m6() {
            ThreadPoolTaskExecutor t = new ThreadPoolTaskExecutor(); // OK fan_out_unbounded_queue
            limit(t);
            return t;
        }

        private static void limit(ThreadPoolTaskExecutor t) {
            t.setMaxPoolSize(4);
            t.setQueueCapacity(0);
        }
    }

    /** jPinpoint HttpClientBuilderWithoutPoolSize: two connections per route by default. */
    static class PoolSize {
        CloseableHttpClient m1() {
            return HttpClientBuilder.create().disableRedirectHandling().build(); // BAD fan_out_pool_size
        }

        CloseableHttpClient m2() {
            return HttpClientBuilder.create().setMaxConnTotal(60).setMaxConnPerRoute(30).build(); // OK fan_out_pool_size
        }

        PoolingHttpClientConnectionManager m3() {
            PoolingHttpClientConnectionManager m = new PoolingHttpClientConnectionManager();
            m.setMaxTotal(40);
            m.setDefaultMaxPerRoute(20);
            return m;
        }

        CloseableHttpClient m4(PoolingHttpClientConnectionManager m) {
            return HttpClientBuilder.create().setConnectionManager(m).build(); // OK fan_out_pool_size
        }
    }

    /** jPinpoint AvoidCreatingHttpClient-like ("client per call"): a client, and its pool, for each request. */
    @RestController
    static class PerCall {
        private final HttpClient http = HttpClient.newHttpClient(); // OK fan_out_client_per_call
        private final WebClient web = WebClient.create("http://x");

        @GetMapping("/1")
        String m1() {
            return new RestTemplate().getForObject("http://x", String.class); // BAD fan_out_client_per_call
        }

        @GetMapping("/2")
        int m2(Request r) throws Exception {
            OkHttpClient c = new OkHttpClient(); // BAD fan_out_client_per_call
            try (Response x = c.newCall(r).execute()) {
                return x.code();
            }
        }

        @GetMapping("/3")
        String m3(List<String> l) {
            StringBuilder b = new StringBuilder();
            for (String s : l) {
                HttpClient c = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build(); // BAD fan_out_client_per_call
                b.append(s).append(c.version());
            }
            return b.toString() + http.version() + web;
        }
    }

    /** fb-contrib HES_LOCAL_EXECUTOR_SERVICE: a pool made for each call. */
    @Service
    static class PoolPerCall {
        private final ExecutorService shared = Executors.newWorkStealingPool(4); // OK fan_out_pool_per_call

        void m1(Runnable r) {
            ExecutorService es = Executors.newWorkStealingPool(); // BAD fan_out_pool_per_call
            es.execute(r);
            es.shutdown();
        }

        void m2(Runnable r) {
            shared.execute(r);
        }

        void m3(List<Runnable> l) {
            for (Runnable r : l) {
                var es = Executors.newScheduledThreadPool(1); // BAD fan_out_pool_per_call
                es.execute(r);
                es.shutdown();
            }
        }
    }
}
