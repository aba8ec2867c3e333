package t6.b10;

import com.amazonaws.services.lambda.AWSLambda;
import com.amazonaws.services.lambda.AWSLambdaAsync;
import com.amazonaws.services.lambda.model.InvokeRequest;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.grpc.stub.StreamObserver;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.scheduling.annotation.Async;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class T10AsyncCounterpart {

    /** VSTHRD103 / Meziantou MA0042 carried over: a method that returns a future calls the synchronous twin. */
    static class Twins {
        private final HttpClient http = HttpClient.newHttpClient();
        private final OkHttpClient ok = new OkHttpClient();
        private StatefulRedisConnection<String, String> redis;
        private S3Client s3;
        private S3AsyncClient s3a;

        CompletableFuture<String> m1(HttpRequest r) throws IOException, InterruptedException {
            HttpResponse<String> x = http.send(r, HttpResponse.BodyHandlers.ofString()); // BAD blocking_sync_in_async
            return CompletableFuture.completedFuture(x.body());
        }

        CompletableFuture<String> m2(HttpRequest r) {
            return http.sendAsync(r, HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body); // OK blocking_sync_in_async
        }

        String m3(HttpRequest r) throws IOException, InterruptedException {
            return http.send(r, HttpResponse.BodyHandlers.ofString()).body(); // OK blocking_sync_in_async
        }

        CompletionStage<String> m4(String k) {
            String v = redis.sync().get(k); // BAD blocking_sync_in_async
            return CompletableFuture.completedStage(v);
        }

        CompletionStage<String> m5(String k) {
            return redis.async().get(k);
        }

        CompletableFuture<Integer> m8(Request r) throws IOException {
            try (Response x = ok.newCall(r).execute()) { // BAD blocking_sync_in_async
                return CompletableFuture.completedFuture(x.code());
            }
        }

        CompletableFuture<Integer> m9(Request r) {
            CompletableFuture<Integer> f = new CompletableFuture<>();
            ok.newCall(r).enqueue(new Callback() { // OK blocking_sync_in_async
                @Override
                public void onFailure(Call c, IOException e) {
                    f.completeExceptionally(e);
                }

                @Override
                public void onResponse(Call c, Response x) {
                    f.complete(x.code());
                }
            });
            return f;
        }

        CompletableFuture<Integer> m10(Request r, Executor ex) {
            return CompletableFuture.supplyAsync(() -> {
                try (Response x = ok.newCall(r).execute()) { // OK blocking_sync_in_async
                    return x.code();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }, ex);
        }
    }

    /** VSTHRD002 / AsyncFixer02 carried over: wait for an own future inside an async method. */
    static class SyncOverAsync {
        private final HttpClient http = HttpClient.newHttpClient();

        CompletableFuture<String> a(URI u) {
            return http.sendAsync(HttpRequest.newBuilder(u).build(), HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
        }

        CompletableFuture<Integer> m1(URI u) {
            String s = a(u).join(); // BAD blocking_sync_in_async
            return CompletableFuture.completedFuture(s.length());
        }

        CompletableFuture<Integer> m2(URI u) {
            return a(u).thenApply(String::length);
        }

        CompletableFuture<Integer> m4(URI u, URI v) {
            return a(u).thenCompose(s -> a(v).thenApply(t -> s.length() + t.length()));
        }

        CompletableFuture<Integer> m5(URI u, URI v) {
            return a(u).thenApply(s -> s.length() + a(v).join().length()); // BAD blocking_sync_in_async
        }

        CompletableFuture<Integer> m6(URI u, URI v) {
            CompletableFuture<String> x = a(u);
            CompletableFuture<String> y = a(v);
            return CompletableFuture.allOf(x, y).thenApply(z -> x.join().length() + y.join().length()); // OK blocking_sync_in_async
        }

        @Async
        public CompletableFuture<String> m7(URI u) throws InterruptedException {
            Thread.sleep(100);
            return CompletableFuture.completedFuture(u.getPath());
        }

        CompletableFuture<String> m8(URI u) throws InterruptedException {
            Thread.sleep(100); // BAD blocking_sync_in_async
            return a(u);
        }

        CompletableFuture<String> m9(URI u) {
            Executor later = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
            return CompletableFuture.supplyAsync(u::getPath, later).thenCompose(p -> a(u)); // OK blocking_sync_in_async
        }
    }

    /** SonarJava S6246: Lambdas should not invoke other Lambdas synchronously. */
    static class L1 implements RequestHandler<String, String> {
        private AWSLambda c;
        private AWSLambdaAsync ca;

        @Override
        public String handleRequest(String s, Context ctx) {
            InvokeRequest r = new InvokeRequest().withFunctionName("f").withPayload(s);
            c.invoke(r); // BAD blocking_sync_lambda
            return s;
        }

        public String other(String s, Context ctx) {
            InvokeRequest r = new InvokeRequest().withFunctionName("f").withInvocationType("Event");
            c.invoke(r); // OK blocking_sync_lambda
            ca.invokeAsync(r);
            return s;
        }
    }

    /** S6246: request type set to RequestResponse in a helper. */
    static class L2 implements RequestHandler<Object, Void> {
        private AWSLambda c;

        @Override
        public Void handleRequest(Object o, Context ctx) {
            call("g");
            return null;
        }

        private void call(String fn) {
            c.invoke(new InvokeRequest().withFunctionName(fn).withInvocationType("RequestResponse")); // BAD blocking_sync_lambda
        }
    }

    /** NIO.2 completion handlers run on the channel group's threads. */
    static class Nio {
        void m1(AsynchronousSocketChannel ch, ByteBuffer b) throws ExecutionException, InterruptedException {
            ch.read(b, null, new CompletionHandler<Integer, Void>() {
                @Override
                public void completed(Integer n, Void v) {
                    b.flip();
                    try {
                        ch.write(b).get(); // BAD blocking_event_loop
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (ExecutionException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void failed(Throwable t, Void v) {
                    t.printStackTrace();
                }
            });
        }

        void m2(AsynchronousSocketChannel ch, ByteBuffer b, CompletionHandler<Integer, Void> next) {
            ch.read(b, null, new CompletionHandler<Integer, Void>() {
                @Override
                public void completed(Integer n, Void v) {
                    b.flip();
                    ch.write(b, null, next); // OK blocking_event_loop
                }

                @Override
                public void failed(Throwable t, Void v) {
                    next.failed(t, v);
                }
            });
        }

        int m3(AsynchronousFileChannel ch, ByteBuffer b) throws ExecutionException, InterruptedException {
            return ch.read(b, 0).get(); // BAD blocking_untimed_wait
        }
    }

    /** gRPC service methods: StreamObserver lets the answer come later. */
    static class G1 {
        private final SyncOverAsync s = new SyncOverAsync();

        void m1(URI u, StreamObserver<String> o) {
            o.onNext(s.a(u).join()); // BAD blocking_untimed_wait
            o.onCompleted();
        }

        void m2(URI u, StreamObserver<String> o) {
            s.a(u).whenComplete((v, t) -> { // OK blocking_untimed_wait
                if (t != null) {
                    o.onError(t);
                } else {
                    o.onNext(v);
                    o.onCompleted();
                }
            });
        }
    }
}
