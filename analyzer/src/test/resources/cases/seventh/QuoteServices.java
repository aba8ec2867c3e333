package cases.quoteservices;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;

public class QuoteServices {

    private final JdbcTemplate jdbc;
    private final MethodDescriptor<String, String> method;

    public QuoteServices(JdbcTemplate jdbc, MethodDescriptor<String, String> method) {
        this.jdbc = jdbc;
        this.method = method;
    }

    public Server startInline() throws IOException {
        return ServerBuilder.forPort(7001)
                .directExecutor()
                .addService(ServerInterceptors.intercept(new SpotQuotes(jdbc, method), new MeterInterceptor()))
                .build()
                .start();
    }

    public Server startPooled() throws IOException, InterruptedException {
        Server server = ServerBuilder.forPort(7002)
                .executor(Executors.newFixedThreadPool(64))
                .addService(new HistoricQuotes(jdbc, method))
                .build()
                .start();
        server.awaitTermination(); // OK blocking_grpc_main
        return server;
    }
}

abstract class QuoteBase implements BindableService {

    private final MethodDescriptor<String, String> method;

    QuoteBase(MethodDescriptor<String, String> method) {
        this.method = method;
    }

    abstract void quote(String symbol, StreamObserver<String> out);

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder("Quotes")
                .addMethod(method, ServerCalls.asyncUnaryCall(this::quote))
                .build();
    }
}

class SpotQuotes extends QuoteBase {

    private final JdbcTemplate jdbc;
    private final ExecutorService pool = Executors.newFixedThreadPool(8);

    SpotQuotes(JdbcTemplate jdbc, MethodDescriptor<String, String> method) {
        super(method);
        this.jdbc = jdbc;
    }

    @Override
    void quote(String symbol, StreamObserver<String> out) {
        out.onNext(jdbc.queryForObject("select p from spot where s = ?", String.class, symbol)); // BAD blocking_grpc_direct_server
        pool.execute(() -> {
            out.onNext(jdbc.queryForObject("select q from spot where s = ?", String.class, symbol)); // OK blocking_grpc_direct_server
            out.onCompleted();
        });
        try {
            TimeUnit.MILLISECONDS.sleep(5); // BAD blocking_grpc_direct_server
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

class HistoricQuotes extends QuoteBase {

    private final JdbcTemplate jdbc;

    HistoricQuotes(JdbcTemplate jdbc, MethodDescriptor<String, String> method) {
        super(method);
        this.jdbc = jdbc;
    }

    @Override
    void quote(String symbol, StreamObserver<String> out) {
        out.onNext(jdbc.queryForObject("select p from history where s = ?", String.class, symbol)); // OK blocking_grpc_pooled_server
        out.onCompleted();
    }
}

class MeterInterceptor implements ServerInterceptor {

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        try {
            Files.writeString(Path.of("/var/log/meter"), headers.toString()); // BAD blocking_grpc_direct_server
        } catch (IOException e) {
            headers.discardAll(Metadata.Key.of("m", Metadata.ASCII_STRING_MARSHALLER));
        }
        return next.startCall(call, headers);
    }
}

class QuoteClient {

    private final MethodDescriptor<String, String> method;
    private final ManagedChannel inline = ManagedChannelBuilder.forAddress("quotes", 7001).directExecutor().build();
    private final ManagedChannel pooled = ManagedChannelBuilder.forAddress("quotes", 7002).build();
    private final ListeningExecutorService workers = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(4));

    QuoteClient(MethodDescriptor<String, String> method) {
        this.method = method;
    }

    void subscribe(String symbol) {
        ClientCalls.asyncUnaryCall(inline.newCall(method, CallOptions.DEFAULT), symbol, new StreamObserver<String>() {
            @Override
            public void onNext(String value) {
                String other = ClientCalls.blockingUnaryCall(inline, method, CallOptions.DEFAULT, value); // BAD blocking_grpc_observer
                System.out.println(other);
            }

            @Override
            public void onError(Throwable t) {
                t.printStackTrace();
            }

            @Override
            public void onCompleted() {
                workers.execute(() -> save(symbol)); // OK blocking_grpc_observer
            }
        });
    }

    void subscribePooled(String symbol) {
        ClientCalls.asyncUnaryCall(pooled.newCall(method, CallOptions.DEFAULT), symbol, new StreamObserver<String>() {
            @Override
            public void onNext(String value) {
                save(value); // OK blocking_grpc_observer
            }

            @Override
            public void onError(Throwable t) {
                t.printStackTrace();
            }

            @Override
            public void onCompleted() {
                System.out.println(symbol);
            }
        });
    }

    void once(String symbol) {
        ListenableFuture<String> answer = ask(inline, symbol);
        Futures.addCallback(answer, new FutureCallback<>() {
            @Override
            public void onSuccess(String result) {
                save(result); // BAD blocking_guava_callback
            }

            @Override
            public void onFailure(Throwable t) {
                System.err.println(t.getMessage());
            }
        }, MoreExecutors.directExecutor());
        Futures.addCallback(answer, new FutureCallback<>() {
            @Override
            public void onSuccess(String result) {
                save(result); // OK blocking_guava_callback
            }

            @Override
            public void onFailure(Throwable t) {
                System.err.println(t.getMessage());
            }
        }, workers);
    }

    ListenableFuture<Integer> chained(String symbol) {
        ListenableFuture<String> first = ask(inline, symbol);
        ListenableFuture<String> second = Futures.transform(first,
                f -> Futures.getUnchecked(ask(inline, f)), MoreExecutors.directExecutor()); // BAD blocking_guava_transform
        ListenableFuture<String> third = Futures.transformAsync(first,
                f -> ask(inline, f), MoreExecutors.directExecutor()); // OK blocking_guava_transform
        return Futures.whenAllSucceed(second, third).call(
                () -> Futures.getDone(second).length() + third.get().length(), // OK blocking_guava_completed
                MoreExecutors.directExecutor());
    }

    void listen(String symbol) {
        ListenableFuture<String> answer = ask(inline, symbol);
        answer.addListener(() -> {
            try {
                System.out.println(answer.get()); // OK blocking_guava_completed
                System.out.println(ask(inline, "next").get()); // BAD blocking_guava_transform
            } catch (InterruptedException | ExecutionException e) {
                Thread.currentThread().interrupt();
            }
        }, MoreExecutors.directExecutor());
    }

    private ListenableFuture<String> ask(Channel channel, String symbol) {
        return ClientCalls.futureUnaryCall(channel.newCall(method, CallOptions.DEFAULT), symbol);
    }

    private static void save(String value) {
        try {
            Files.writeString(Path.of("quotes.txt"), value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
