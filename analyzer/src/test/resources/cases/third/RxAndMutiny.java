package t;
import io.reactivex.rxjava3.core.*;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.sql.*;
import java.util.*;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jakarta.ws.rs.*;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;

class RxAndMutiny {
  DataSource ds;
  interface Api { Single<String> find(String id); Completable save(String s); Uni<String> fetch(String id); }
  Api api;

  Single<String> computationBlocks(List<String> ids) {
    return Observable.fromIterable(ids).observeOn(Schedulers.computation()).map(id -> query(id)).lastOrError();
  }
  Single<String> ioBlocks(List<String> ids) {
    return Observable.fromIterable(ids).observeOn(Schedulers.io()).map(id -> queryIo(id)).lastOrError();
  }
  String query(String id) throws SQLException {
    try (Connection c = ds.getConnection(); PreparedStatement p = c.prepareStatement("select 1"); ResultSet r = p.executeQuery()) { return r.next() ? r.getString(1) : ""; } // BAD eventloop
  }
  String queryIo(String id) throws SQLException {
    try (Connection c = ds.getConnection(); PreparedStatement p = c.prepareStatement("select 1"); ResultSet r = p.executeQuery()) { return r.next() ? r.getString(1) : ""; } // OK eventloop
  }
  Single<String> blockingGetInFlatMap(List<String> ids) {
    return Single.just("a").observeOn(Schedulers.computation()).map(a -> a + api.find(a).blockingGet()); // BAD eventloop
  }
  Single<String> flat() { return Single.just("a").flatMap(a -> api.find(a)); } // OK eventloop
  void lostCompletable(String s) {
    api.save(s); // BAD lost
  }
  void lostSingle(String s) {
    api.find(s).map(String::trim); // BAD lost
  }
  void subscribed(String s) {
    api.save(s).subscribe(() -> {}, Throwable::printStackTrace); // OK lost
  }
  Completable returned(String s) { return api.save(s); } // OK lost
  void lostUni(String id) {
    api.fetch(id).onItem().transform(String::trim); // BAD lost
  }
  void uniSubscribed(String id) {
    api.fetch(id).subscribe().with(x -> {}, t -> t.printStackTrace()); // OK lost
  }
  Observable<String> flatMapAll(List<String> ids) {
    return Observable.fromIterable(ids).flatMap(id -> api.find(id).toObservable()); // BAD flatmap
  }
  Observable<String> flatMapFour(List<String> ids) {
    return Observable.fromIterable(ids).flatMap(id -> api.find(id).toObservable(), 4); // OK flatmap
  }
  Observable<String> concat(List<String> ids) {
    return Observable.fromIterable(ids).concatMap(id -> api.find(id).toObservable()); // OK flatmap
  }
  Flowable<Long> buffers() {
    return Flowable.interval(1, TimeUnit.MILLISECONDS).onBackpressureBuffer(); // BAD buffer
  }
  Flowable<Long> drops() {
    return Flowable.interval(1, TimeUnit.MILLISECONDS).onBackpressureDrop(); // OK buffer
  }
  Flowable<Long> boundedBuffer() {
    return Flowable.interval(1, TimeUnit.MILLISECONDS).onBackpressureBuffer(128); // OK buffer
  }
  Single<String> retriesForever() { return api.find("a").retry(); } // BAD retry
  Single<String> retriesThree() { return api.find("a").retryWhen(e -> e.zipWith(Flowable.range(1, 3), (t, n) -> n).flatMap(n -> Flowable.timer(n, TimeUnit.SECONDS))); } // OK retry
}
@Path("/m")
class MutinyResource {
  RxAndMutiny.Api api;
  @GET @Path("a") public Uni<String> awaitsOnLoop() {
    return api.fetch("x").map(x -> x + api.fetch("y").await().indefinitely()); // BAD eventloop
  }
  @GET @Path("b") public Uni<String> chained() {
    return api.fetch("x").chain(x -> api.fetch("y").map(y -> x + y)); // OK eventloop
  }
  @GET @Path("c") @Blocking public String allowed() {
    return api.fetch("x").await().atMost(java.time.Duration.ofSeconds(3)); // OK eventloop
  }
  @GET @Path("d") @NonBlocking public String notAllowed() throws Exception {
    Thread.sleep(50); // BAD eventloop
    return "x";
  }
  @GET @Path("e") public Uni<String> emitOnWorker() {
    return Uni.createFrom().item(() -> read()).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }
  private String read() {
    try { return new String(new java.io.FileInputStream("/etc/hosts").readAllBytes()); } // OK eventloop
    catch (java.io.IOException e) { return ""; }
  }
  @GET @Path("f") public Uni<String> itemSupplierBlocks() {
    return Uni.createFrom().item(() -> slow());
  }
  private String slow() {
    try { return new java.net.URL("http://x").openStream().toString(); } // BAD eventloop
    catch (java.io.IOException e) { return ""; }
  }
  @GET @Path("g") public Uni<String> indefinitely() {
    return Uni.createFrom().item(api.fetch("x").await().indefinitely()); // BAD eventloop
  }
}
