package dev.unblock.analyzer.linking;

import static dev.unblock.analyzer.linking.Contexts.check;

import org.junit.jupiter.api.Test;

/** Stages run where the future before them completes. */
class FutureContextsTest {

    @Test
    void runsStagesAfterThenComposeWhereTheInnerFutureCompletes() {
        check("""
                @RestController class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                    @GetMapping("/a") CompletableFuture<String> list() {
                        return CompletableFuture.completedFuture("a").thenCompose(this::load).handle((text, problem) -> {
                            return text.trim(); // threads: bounded-pool
                        });
                    }
                    private CompletableFuture<String> load(String id) {
                        return CompletableFuture.supplyAsync(() -> {
                            return id.trim(); // threads: bounded-pool
                        }, pool);
                    }
                    @GetMapping("/b") CompletableFuture<String> done() {
                        return CompletableFuture.completedFuture("b").thenCompose(CompletableFuture::completedFuture).whenComplete((text, problem) -> {
                            text.trim(); // threads: request
                        });
                    }
                }
                """);
    }

    @Test
    void waitsForTheLastOfSeveral() {
        check("""
                @RestController class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                    @GetMapping("/a") CompletableFuture<Void> list() {
                        CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> "a", pool);
                        CompletableFuture<String> two = CompletableFuture.supplyAsync(() -> "b", pool);
                        return CompletableFuture.allOf(one, two).thenRun(() -> {
                            "c".trim(); // threads: bounded-pool
                        });
                    }
                    @GetMapping("/b") CompletableFuture<String> combined() {
                        return CompletableFuture.completedFuture("a").thenCombine(
                                CompletableFuture.supplyAsync(() -> "b"), (a, b) -> a + b).thenApply(text -> {
                            return text.trim(); // threads: common-pool
                        });
                    }
                }
                """);
    }

    @Test
    void mayCompleteATimedStageOnTheTimersThread() {
        check("""
                @RestController class Orders {
                    @GetMapping("/a") CompletableFuture<String> list() {
                        return CompletableFuture.supplyAsync(() -> "a").completeOnTimeout("b", 1, TimeUnit.SECONDS).thenApply(text -> {
                            return text.trim(); // threads: common-pool, scheduler
                        });
                    }
                    @GetMapping("/b") CompletableFuture<String> failing() {
                        return CompletableFuture.supplyAsync(() -> "a").orTimeout(1, TimeUnit.SECONDS).thenApply(text -> {
                            return text.trim(); // threads: common-pool
                        });
                    }
                }
                """);
    }

    @Test
    void runsStagesOfClientsOnTheirThreads() {
        check("""
                @RestController class Orders {
                    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
                    @Autowired org.springframework.kafka.core.KafkaTemplate<String, String> kafka;
                    @GetMapping("/a") void list(java.net.http.HttpRequest request) {
                        http.sendAsync(request, java.net.http.HttpResponse.BodyHandlers.ofString()).thenAccept(answer -> {
                            answer.body(); // threads: unbounded-pool
                        });
                        kafka.send("a", "b").whenComplete((sent, problem) -> {
                            sent.toString(); // threads: event-loop
                        });
                    }
                }
                """);
    }

    @Test
    void runsStagesOfAsyncMethodsOnTheirExecutor() {
        check("""
                @Configuration class Pools { @Bean Executor mail() { return Executors.newCachedThreadPool(); } }
                @Service class Mail {
                    @Async("mail") public CompletableFuture<String> send() { return CompletableFuture.completedFuture("a"); }
                }
                @RestController class Orders {
                    @Autowired Mail mail;
                    @GetMapping("/a") CompletableFuture<String> list() {
                        return mail.send().thenApply(text -> {
                            return text.trim(); // threads: unbounded-pool
                        });
                    }
                }
                """);
    }
}
