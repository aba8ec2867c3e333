package cases.recipesearch;

import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.processors.PublishProcessor;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.PublishSubject;
import io.reactivex.rxjava3.subjects.Subject;
import java.io.IOException;
import java.util.*;
import java.util.concurrent.*;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

record Recipe(String id, String title, List<String> steps) {}

interface RecipeApi {
    Single<Recipe> recipe(String id);

    Observable<String> search(String term);

    Completable like(String id);
}

class RecipeFinder {

    private final RecipeApi api;
    private final CompositeDisposable open = new CompositeDisposable();
    private final Subject<String> terms = PublishSubject.<String>create().toSerialized(); // OK ninth_shared_thread_unsafe_object_shared
    private final PublishSubject<String> picks = PublishSubject.create();
    private final PublishProcessor<String> clicks = PublishProcessor.create();
    private List<String> results = new ArrayList<>();
    private volatile List<String> shown = List.of();

    RecipeFinder(RecipeApi api) {
        this.api = api;
    }

    Observable<Recipe> load(List<String> ids) {
        return Observable.fromIterable(ids).flatMap(id -> api.recipe(id).toObservable()); // BAD ninth_fanout_flat_map_without_concurrency
    }

    Observable<Recipe> fetch(List<String> ids) {
        return Observable.fromIterable(ids).flatMap(id -> api.recipe(id).toObservable(), 4); // OK ninth_fanout_flat_map_without_concurrency
    }

    Flowable<Recipe> stream(Flowable<String> ids) {
        return ids.flatMapSingle(api::recipe, false, Integer.MAX_VALUE); // BAD ninth_fanout_flat_map_without_concurrency
    }

    Flowable<Recipe> browse(Flowable<String> ids) {
        return ids.concatMapSingle(api::recipe); // OK ninth_fanout_flat_map_without_concurrency
    }

    Flowable<String> typed() {
        return terms.toFlowable(BackpressureStrategy.BUFFER); // BAD ninth_fanout_stream_buffer_without_limit
    }

    Flowable<String> recent() {
        return terms.toFlowable(BackpressureStrategy.LATEST); // OK ninth_fanout_stream_buffer_without_limit
    }

    Flowable<String> clicked() {
        return clicks.onBackpressureBuffer(); // BAD ninth_fanout_stream_buffer_without_limit
    }

    Flowable<String> clickedLately() {
        return clicks.onBackpressureBuffer(128); // OK ninth_fanout_stream_buffer_without_limit
    }

    Single<Recipe> keep(String id) {
        return api.recipe(id).retry(); // BAD ninth_fanout_retry_without_limit
    }

    Single<Recipe> again(String id) {
        return api.recipe(id).retryWhen(errors -> errors.zipWith(Flowable.range(1, 3), (e, n) -> n)
                .flatMap(n -> Flowable.timer(n * 300L + ThreadLocalRandom.current().nextInt(200), TimeUnit.MILLISECONDS))); // OK ninth_fanout_retry_without_limit
    }

    Single<Recipe> swift(String id) {
        return api.recipe(id).retry(8); // BAD ninth_fanout_retry_without_backoff
    }

    void like(String id) {
        api.like(id).subscribeOn(Schedulers.io()); // BAD ninth_hygiene_chain_never_subscribed
    }

    Completable favour(String id) {
        return api.like(id).subscribeOn(Schedulers.io()); // OK ninth_hygiene_chain_never_subscribed
    }

    void heart(String id) {
        open.add(api.like(id).subscribeOn(Schedulers.io()).subscribe(() -> { }, Throwable::printStackTrace)); // OK ninth_hygiene_chain_never_subscribed
    }

    void watch(String term) {
        Disposable d = api.search(term).subscribe(results::add); // BAD ninth_hygiene_subscribe_without_error_handler
        open.add(d);
    }

    void observe(String term) {
        open.add(api.search(term).toList().subscribe(
                l -> shown = List.copyOf(l), // OK ninth_shared_mutable_object_behind_volatile
                e -> shown = List.of())); // OK ninth_hygiene_subscribe_without_error_handler
    }

    Single<List<String>> gather(List<String> words) {
        List<String> found = new ArrayList<>();
        return Observable.fromIterable(words)
                .flatMap(w -> api.search(w).subscribeOn(Schedulers.computation()).doOnNext(found::add), 4) // BAD ninth_shared_captured_state_mutated_concurrently
                .ignoreElements()
                .toSingleDefault(found);
    }

    Single<List<String>> collect(List<String> words) {
        return Observable.fromIterable(words)
                .flatMap(w -> api.search(w).subscribeOn(Schedulers.computation()), 4)
                .collect(ArrayList<String>::new, ArrayList::add) // OK ninth_shared_captured_state_mutated_concurrently
                .map(List::copyOf);
    }

    void pick(ExecutorService users, List<String> ids) {
        ids.forEach(id -> users.execute(() -> picks.onNext(id))); // BAD ninth_shared_thread_unsafe_object_shared
    }

    void type(ExecutorService users, List<String> words) {
        words.forEach(w -> users.execute(() -> terms.onNext(w)));
    }

    Observable<Recipe> heavy(Observable<String> ids) {
        return ids.flatMap(id -> api.recipe(id).toObservable().subscribeOn(Schedulers.newThread())); // BAD ninth_fanout_unlimited_scheduler
    }

    Observable<Integer> lengths(Observable<String> ids) {
        return ids.observeOn(Schedulers.computation()).map(String::length); // OK ninth_fanout_unlimited_scheduler
    }

    void close() {
        open.dispose();
    }
}

class ImageLoader {

    private final OkHttpClient shared = new OkHttpClient.Builder()
            .callTimeout(10, TimeUnit.SECONDS) // OK ninth_hygiene_client_without_timeout
            .build();
    private final OkHttpClient eager;
    private final Matcher names = Pattern.compile("[a-z]+").matcher("");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private final ConcurrentMap<String, byte[]> cache = new ConcurrentHashMap<>();

    ImageLoader() {
        Dispatcher all = new Dispatcher();
        all.setMaxRequests(Integer.MAX_VALUE); // BAD ninth_fanout_client_without_limit
        all.setMaxRequestsPerHost(Integer.MAX_VALUE); // BAD ninth_fanout_client_without_limit
        Dispatcher some = new Dispatcher();
        some.setMaxRequests(32); // OK ninth_fanout_client_without_limit
        some.setMaxRequestsPerHost(8);
        eager = shared.newBuilder().dispatcher(all).build();
        cache.put("blank", new byte[0]);
    }

    byte[] image(String url) throws IOException {
        OkHttpClient c = new OkHttpClient(); // BAD ninth_fanout_client_per_call
        try (Response r = c.newCall(new Request.Builder().url(url).build()).execute()) {
            return r.body().bytes();
        }
    }

    byte[] picture(String url) throws IOException {
        OkHttpClient c = shared.newBuilder().readTimeout(java.time.Duration.ofSeconds(2)).build(); // OK ninth_fanout_client_per_call
        try (Response r = c.newCall(new Request.Builder().url(url).build()).execute()) {
            return r.body().bytes();
        }
    }

    byte[] endless(String url) throws IOException {
        OkHttpClient c = eager.newBuilder().readTimeout(0, TimeUnit.SECONDS).callTimeout(0, TimeUnit.SECONDS).build(); // BAD ninth_hygiene_client_without_timeout
        try (Response r = c.newCall(new Request.Builder().url(url).build()).execute()) {
            return r.body().bytes();
        }
    }

    Flowable<Boolean> named(Flowable<String> words) {
        return words.parallel(4).runOn(Schedulers.computation())
                .map(w -> names.reset(w).matches()) // BAD ninth_shared_thread_unsafe_object_shared
                .sequential();
    }

    Flowable<Boolean> numbered(Flowable<String> words) {
        return words.parallel(4).runOn(Schedulers.computation())
                .map(w -> DIGITS.matcher(w).matches()) // OK ninth_shared_thread_unsafe_object_shared
                .sequential();
    }

    byte[] cached(String url) throws IOException {
        if (!cache.containsKey(url)) {
            cache.put(url, picture(url)); // BAD ninth_shared_check_then_act_on_map
        }
        return cache.get(url);
    }

    void forget(String url, byte[] known) {
        cache.remove(url, known); // OK ninth_shared_check_then_act_on_map
    }
}
