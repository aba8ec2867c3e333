package cases.sensorstreams;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.Function;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.BehaviorSubject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

public class SensorStreams {

    private final OkHttpClient http = new OkHttpClient();
    private final BlockingQueue<Integer> readings = new LinkedBlockingQueue<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private final Scheduler poolScheduler = Schedulers.from(pool);
    private final BehaviorSubject<String> status = BehaviorSubject.createDefault("idle");

    Observable<String> poll(List<String> urls) {
        return Observable.interval(1, TimeUnit.SECONDS)
                .map(tick -> http.newCall(new Request.Builder().url(urls.get(0)).build()).execute()) // BAD blocking_rx_computation
                .map(Response::message);
    }

    Observable<String> pollOnIo(List<String> urls) {
        return Observable.interval(1, TimeUnit.SECONDS)
                .observeOn(Schedulers.io())
                .map(tick -> http.newCall(new Request.Builder().url(urls.get(0)).build()).execute()) // OK blocking_rx_computation
                .map(Response::message);
    }

    Observable<String> pollFromIo(List<String> urls) {
        return Observable.interval(0, 1, TimeUnit.SECONDS, Schedulers.io())
                .map(tick -> http.newCall(new Request.Builder().url(urls.get(0)).build()).execute()) // OK blocking_rx_computation
                .map(Response::message);
    }

    Single<Integer> next() {
        return Single.fromCallable(readings::take) // BAD blocking_rx_computation
                .subscribeOn(Schedulers.computation());
    }

    Single<Integer> nextOnIo() {
        return Single.fromCallable(readings::take) // OK blocking_rx_computation
                .subscribeOn(Schedulers.io());
    }

    Single<Integer> nextOnThread() {
        return Single.fromCallable(() -> readings.take()) // OK blocking_rx_computation
                .subscribeOn(Schedulers.newThread());
    }

    Maybe<Integer> nextIfAny() {
        return Maybe.fromCallable(() -> readings.poll()) // OK blocking_rx_computation
                .subscribeOn(Schedulers.computation());
    }

    Flowable<byte[]> files(Flowable<Path> paths) {
        return paths.observeOn(Schedulers.computation())
                .map(Files::readAllBytes); // BAD blocking_rx_computation
    }

    Flowable<byte[]> filesOnPool(Flowable<Path> paths) {
        return paths.flatMap(p -> Flowable.fromCallable(() -> Files.readAllBytes(p)) // OK blocking_rx_computation
                .subscribeOn(poolScheduler), 4);
    }

    Flowable<Integer> nested(Flowable<String> ids) {
        return ids.observeOn(Schedulers.computation())
                .map(id -> calibration(id).blockingGet()); // BAD blocking_rx_blocking_get
    }

    Flowable<Integer> nestedComposed(Flowable<String> ids) {
        return ids.observeOn(Schedulers.computation())
                .flatMapSingle(id -> calibration(id)); // OK blocking_rx_blocking_get
    }

    Observable<Integer> firstOfEach(Observable<Observable<Integer>> groups) {
        return groups.observeOn(Schedulers.computation())
                .map(g -> g.blockingFirst()); // BAD blocking_rx_blocking_get
    }

    Observable<Integer> firstOfEachComposed(Observable<Observable<Integer>> groups) {
        return groups.concatMapMaybe(g -> g.firstElement()); // OK blocking_rx_blocking_get
    }

    Completable drain(Observable<String> lines) {
        return Completable.timer(5, TimeUnit.SECONDS)
                .andThen(Completable.fromAction(() -> lines.blockingForEach(System.out::println))); // BAD blocking_rx_blocking_get
    }

    Completable flush(Completable work) {
        return Completable.timer(5, TimeUnit.SECONDS)
                .doOnComplete(() -> work.blockingAwait()); // BAD blocking_rx_blocking_get
    }

    Completable flushChained(Completable work) {
        return Completable.timer(5, TimeUnit.SECONDS).andThen(work); // OK blocking_rx_blocking_get
    }

    String currentStatus() {
        return status.getValue(); // OK blocking_rx_blocking_get
    }

    Observable<String> statusChanges() {
        return status.debounce(100, TimeUnit.MILLISECONDS)
                .doOnNext(s -> {
                    Socket socket = new Socket("display.local", 4000); // BAD blocking_rx_debounce
                    socket.getOutputStream().write(s.getBytes()); // BAD blocking_rx_debounce
                    socket.close();
                });
    }

    Observable<String> statusChangesOnIo() {
        return status.debounce(100, TimeUnit.MILLISECONDS, Schedulers.io())
                .doOnNext(s -> {
                    try (Socket socket = new Socket("display.local", 4000)) { // OK blocking_rx_debounce
                        socket.getOutputStream().write(s.getBytes());
                    }
                });
    }

    Observable<Integer> delayed(Observable<Integer> in) {
        return in.delay(50, TimeUnit.MILLISECONDS)
                .map(new Function<Integer, Integer>() {
                    @Override
                    public Integer apply(Integer v) throws Exception {
                        TimeUnit.MILLISECONDS.sleep(v); // BAD blocking_rx_computation
                        return v;
                    }
                });
    }

    Observable<Integer> spaced(Observable<Integer> in) {
        return in.concatMap(v -> Observable.just(v).delay(v, TimeUnit.MILLISECONDS)); // OK blocking_rx_computation
    }

    Observable<Integer> windowed(Observable<Integer> in) {
        return in.buffer(1, TimeUnit.SECONDS)
                .map(batch -> persist(batch)); // BAD blocking_rx_indirect
    }

    Observable<Integer> windowedOnPool(Observable<Integer> in) {
        return in.buffer(1, TimeUnit.SECONDS)
                .observeOn(poolScheduler)
                .map(this::persist); // OK blocking_rx_indirect
    }

    Observable<Integer> summed(Observable<Integer> in) {
        return in.buffer(1, TimeUnit.SECONDS).map(this::sum); // OK blocking_rx_indirect
    }

    private int persist(List<Integer> batch) throws IOException {
        Files.writeString(Path.of("batch.txt"), batch.toString());
        return batch.size();
    }

    private int sum(List<Integer> batch) {
        int total = 0;
        for (int v : batch) {
            total += v;
        }
        return total;
    }

    private Single<Integer> calibration(String id) {
        return Single.timer(1, TimeUnit.SECONDS).map(t -> id.length());
    }
}
