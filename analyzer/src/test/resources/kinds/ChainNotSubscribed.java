import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.stereotype.Service;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

interface Notes extends ReactiveCrudRepository<Note, String> {}

class Note {}

@Service
class ChainNotSubscribed {
    private final WebClient web;
    private final Notes notes;
    private final ReactiveMongoTemplate mongo;

    ChainNotSubscribed(WebClient web, Notes notes, ReactiveMongoTemplate mongo) {
        this.web = web;
        this.notes = notes;
        this.mongo = mongo;
    }

    void client() {
        web.post().uri("/hooks").bodyValue("x").retrieve().bodyToMono(Void.class); // BAD ChainNotSubscribed
    }

    void bodiless() {
        web.get().uri("/hooks").retrieve().toBodilessEntity(); // BAD ChainNotSubscribed
    }

    void exchange() {
        web.get().uri("/hooks").exchangeToMono(answer -> answer.bodyToMono(String.class)); // BAD ChainNotSubscribed
    }

    void many() {
        web.get().uri("/hooks").retrieve().bodyToFlux(String.class).map(String::trim); // BAD ChainNotSubscribed
    }

    void repository(Note note) {
        notes.save(note); // BAD ChainNotSubscribed
    }

    void template(Note note) {
        mongo.insert(note); // BAD ChainNotSubscribed
    }

    void mono() {
        Mono.fromRunnable(() -> System.out.println("never")); // BAD ChainNotSubscribed
    }

    Mono<Void> returned() {
        return web.post().uri("/hooks").bodyValue("x").retrieve().bodyToMono(Void.class); // OK ChainNotSubscribed
    }

    void subscribed() {
        web.post().uri("/hooks").bodyValue("x").retrieve().bodyToMono(Void.class).subscribe(); // OK ChainNotSubscribed
    }

    String awaited() {
        return web.get().uri("/hooks").retrieve().bodyToMono(String.class).block(); // OK ChainNotSubscribed
    }

    Flux<Note> chained(Note note) {
        return notes.save(note).thenMany(notes.findAll()); // OK ChainNotSubscribed
    }
}
