package dev.unblock.analyzer.linking;

import static dev.unblock.analyzer.linking.Contexts.check;
import static dev.unblock.analyzer.linking.Contexts.checkReactive;

import org.junit.jupiter.api.Test;

/** Operators run where the chain emits, sources where it is subscribed. */
class ReactiveContextsTest {

    @Test
    void subscribesTheSourceWhereverSubscribeOnStands() {
        checkReactive("""
                @RestController class Orders {
                    @GetMapping("/a") Mono<String> far() {
                        return Mono.fromCallable(() -> {
                            return "a".trim(); // threads: bounded-pool
                        }).map(text -> {
                            return text.strip(); // threads: bounded-pool
                        }).filter(text -> {
                            return text.isBlank(); // threads: bounded-pool
                        }).subscribeOn(Schedulers.boundedElastic()).doOnNext(text -> {
                            text.strip(); // threads: bounded-pool
                        });
                    }
                    @GetMapping("/b") Mono<String> eager() {
                        return Mono.just("b".trim()).map(text -> // threads: event-loop
                            text.strip()).subscribeOn(Schedulers.boundedElastic());
                    }
                    @GetMapping("/c") Mono<String> parallel() {
                        return Mono.fromSupplier(() -> {
                            return "c".trim(); // threads: event-loop
                        }).subscribeOn(Schedulers.parallel());
                    }
                    @GetMapping("/d") Mono<Void> runnable() {
                        return Mono.<Void>fromRunnable(() -> {
                            "d".trim(); // threads: bounded-pool
                        }).subscribeOn(Schedulers.fromExecutor(java.util.concurrent.Executors.newFixedThreadPool(3)));
                    }
                    @GetMapping("/e") Mono<String> none() {
                        return Mono.fromCallable(() -> {
                            return "e".trim(); // threads: event-loop
                        }).subscribeOn(Schedulers.immediate());
                    }
                    @GetMapping("/f") Mono<String> deferred() {
                        return Mono.defer(() -> {
                            "f".trim(); // threads: bounded-pool
                            return Mono.just("f");
                        }).subscribeOn(Schedulers.boundedElastic());
                    }
                    @GetMapping("/g") Mono<String> created() {
                        return Mono.<String>create(sink -> {
                            sink.success("g".trim()); // threads: bounded-pool
                        }).subscribeOn(Schedulers.boundedElastic());
                    }
                }
                """);
    }

    @Test
    void runsEverythingAfterPublishOnThere() {
        checkReactive("""
                @RestController class Orders {
                    @GetMapping("/a") Flux<String> list() {
                        return Flux.just("a").map(text -> {
                            return text.trim(); // threads: event-loop
                        }).publishOn(Schedulers.boundedElastic()).map(text -> {
                            return text.trim(); // threads: bounded-pool
                        }).doOnError(problem -> {
                            problem.toString(); // threads: bounded-pool
                        }).publishOn(Schedulers.single()).doOnNext(text -> {
                            text.trim(); // threads: event-loop
                        });
                    }
                    @GetMapping("/b") Mono<String> delayed() {
                        return Mono.just("b").publishOn(Schedulers.boundedElastic()).delayElement(java.time.Duration.ZERO).map(text -> {
                            return text.trim(); // threads: event-loop
                        });
                    }
                    @GetMapping("/c") Flux<String> parallel() {
                        return Flux.just("c").parallel().runOn(Schedulers.boundedElastic()).map(text -> {
                            return text.trim(); // threads: bounded-pool
                        }).sequential();
                    }
                }
                """);
    }

    @Test
    void runsOperatorsAfterAnInnerPublisherWhereThatEmits() {
        checkReactive("""
                @RestController class Orders {
                    @GetMapping("/a") Mono<String> list() {
                        return Mono.just("a").flatMap(id -> load(id)).map(text -> {
                            return text.trim(); // threads: bounded-pool
                        });
                    }
                    private Mono<String> load(String id) {
                        return Mono.fromCallable(() -> id.trim()).subscribeOn(Schedulers.boundedElastic());
                    }
                    @GetMapping("/b") Mono<String> same() {
                        return Mono.just("b").flatMap(id -> Mono.just(id)).map(text -> {
                            return text.trim(); // threads: event-loop
                        });
                    }
                    @GetMapping("/c") Mono<String> then() {
                        return load("c").then(Mono.fromCallable(() -> {
                            return "c".trim(); // threads: bounded-pool
                        }));
                    }
                    @GetMapping("/d") Mono<String> zipped() {
                        return Mono.zip(load("d"), Mono.just("e"), (a, b) -> {
                            return a.concat(b); // threads: bounded-pool
                        });
                    }
                    @GetMapping("/e") Mono<String> either() {
                        return Mono.just("e").switchIfEmpty(load("e")).map(text -> {
                            return text.trim(); // threads: bounded-pool, event-loop
                        });
                    }
                }
                """);
    }

    @Test
    void carriesTheThreadThroughMethodsOfTheProject() {
        checkReactive("""
                @Service class Loader {
                    Mono<String> cold(String id) {
                        return Mono.fromCallable(() -> {
                            return id.trim(); // threads: bounded-pool
                        });
                    }
                    <T> Mono<T> elastic(Mono<T> source) { return source.subscribeOn(Schedulers.boundedElastic()); }
                    <T> Mono<T> blocking(Callable<T> call) { return Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic()); }
                }
                @RestController class Orders {
                    @Autowired Loader loader;
                    @GetMapping("/a") Mono<String> a() { return loader.cold("a").map(String::trim).subscribeOn(Schedulers.boundedElastic()); }
                    @GetMapping("/b") Mono<String> b() {
                        return loader.elastic(Mono.fromCallable(() -> {
                            return "b".trim(); // threads: bounded-pool
                        }));
                    }
                    @GetMapping("/c") Mono<String> c() {
                        return loader.blocking(() -> {
                            return "c".trim(); // threads: bounded-pool
                        });
                    }
                    @GetMapping("/d") Mono<String> d() {
                        return Mono.fromCallable(() -> {
                            return "d".trim(); // threads: bounded-pool
                        }).transform(source -> source.subscribeOn(Schedulers.boundedElastic()));
                    }
                    @GetMapping("/e") Mono<String> e() {
                        return Mono.fromCallable(() -> {
                            return "e".trim(); // threads: event-loop
                        }).transform(source -> source.map(text -> text.strip()));
                    }
                }
                """);
    }

    @Test
    void runsAnswersOfClientsOnTheirEventLoop() {
        check("""
                interface People extends org.springframework.data.repository.reactive.ReactiveCrudRepository<String, String> {}
                @RestController class Orders {
                    @Autowired org.springframework.web.reactive.function.client.WebClient client;
                    @Autowired People people;
                    @GetMapping("/a") String get() {
                        return client.get().retrieve().bodyToMono(String.class).map(text -> {
                            return text.trim(); // threads: event-loop
                        }).block();
                    }
                    @GetMapping("/b") void find() {
                        people.findById("b").doOnNext(text -> {
                            text.trim(); // threads: event-loop
                        }).subscribe();
                        client.get().exchangeToMono(answer -> {
                            answer.hashCode(); // threads: event-loop
                            return answer.bodyToMono(String.class);
                        }).publishOn(Schedulers.boundedElastic()).subscribe(text -> {
                            text.trim(); // threads: bounded-pool
                        });
                        Mono.just("c").subscribe(text -> {
                            text.trim(); // threads: request
                        });
                    }
                }
                """);
    }

    @Test
    void knowsRxJava() {
        check("""
                @RestController class Orders {
                    @GetMapping("/a") void list() {
                        io.reactivex.rxjava3.core.Observable.fromCallable(() -> {
                            return "a".trim(); // threads: unbounded-pool
                        }).subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.io()).map(text -> {
                            return text.trim(); // threads: unbounded-pool
                        }).observeOn(io.reactivex.rxjava3.schedulers.Schedulers.computation()).subscribe(text -> {
                            text.trim(); // threads: event-loop
                        });
                        io.reactivex.rxjava3.core.Single.fromCallable(() -> {
                            return "b".trim(); // threads: request
                        }).map(text -> {
                            return text.trim(); // threads: request
                        }).blockingGet();
                        io.reactivex.rxjava3.core.Flowable.just("c").observeOn(
                                io.reactivex.rxjava3.schedulers.Schedulers.from(Executors.newFixedThreadPool(2))).map(text -> {
                            return text.trim(); // threads: bounded-pool
                        }).subscribe();
                    }
                }
                """);
    }

    @Test
    void knowsMutiny() {
        check("""
                @RestController class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                    @GetMapping("/a") io.smallrye.mutiny.Uni<String> list() {
                        return io.smallrye.mutiny.Uni.createFrom().item(() -> {
                            return "a".trim(); // threads: bounded-pool
                        }).onItem().transform(text -> {
                            return text.trim(); // threads: bounded-pool
                        }).runSubscriptionOn(pool);
                    }
                    @GetMapping("/b") io.smallrye.mutiny.Uni<String> emitted() {
                        return io.smallrye.mutiny.Uni.createFrom().item(() -> {
                            return "b".trim(); // threads: request
                        }).emitOn(pool).map(text -> {
                            return text.trim(); // threads: bounded-pool
                        });
                    }
                }
                """);
    }
}
