package dev.unblock.analyzer.linking;

import static dev.unblock.analyzer.linking.Contexts.check;

import org.junit.jupiter.api.Test;

/** Calls through interfaces reach the beans that are wired there, and no others. */
class BeanDispatchTest {

    private static final String PRICES = """
            interface Prices { String of(String name); }
            @Service %s class RemotePrices implements Prices {
                public String of(String name) {
                    return name.trim(); // threads: %s
                }
            }
            @Service %s class CachedPrices implements Prices {
                public String of(String name) {
                    return name.trim(); // threads: %s
                }
            }
            """;

    private static String prices(String first, String firstThreads, String second, String secondThreads) {
        return PRICES.formatted(first, firstThreads, second, secondThreads);
    }

    @Test
    void followsThePrimaryBean() {
        check(prices("@Primary", "request", "", "") + """
                @RestController class Orders {
                    private final Prices prices;
                    Orders(Prices prices) { this.prices = prices; }
                    @GetMapping("/orders") String list() { return prices.of("x"); }
                }
                """);
    }

    @Test
    void followsQualifiersOfFieldsAndParameters() {
        check(prices("", "request", "@Qualifier(\"cached\")", "scheduler") + """
                @RestController class Orders {
                    private final Prices prices;
                    Orders(@Qualifier("remotePrices") Prices prices) { this.prices = prices; }
                    @GetMapping("/orders") String list() { return prices.of("x"); }
                }
                @Component class Jobs {
                    @Autowired @Qualifier("cached") Prices prices;
                    @Scheduled(fixedRate = 5) void tick() { prices.of("x"); }
                }
                """);
    }

    @Test
    void followsTheNameWhereNothingElseDecides() {
        check(prices("", "", "", "request") + """
                @RestController class Orders {
                    @Autowired Prices cachedPrices;
                    @GetMapping("/orders") String list() { return cachedPrices.of("x"); }
                }
                """);
    }

    @Test
    void takesAllBeansWhereAConditionDecides() {
        check(prices("@Profile(\"prod\") @Primary", "request", "", "request") + """
                @RestController class Orders {
                    @Autowired Prices prices;
                    @GetMapping("/orders") String list() { return prices.of("x"); }
                }
                """);
    }

    @Test
    void takesAllBeansOfCollections() {
        check(prices("", "request, scheduler", "", "request, scheduler") + """
                @RestController class Orders {
                    @Autowired List<Prices> all;
                    @Autowired Map<String, Prices> byName;
                    @GetMapping("/orders") void list() { for (Prices prices : all) { prices.of("x"); } }
                    @Scheduled(fixedRate = 5) void tick() { byName.get("a").of("x"); }
                }
                """);
    }

    @Test
    void followsFactoryMethods() {
        check("""
                interface Prices { String of(String name); }
                class RemotePrices implements Prices {
                    public String of(String name) {
                        return name.trim(); // threads: scheduler
                    }
                }
                class CachedPrices implements Prices {
                    private final Prices inner;
                    CachedPrices(Prices inner) { this.inner = inner; }
                    public String of(String name) {
                        return inner.of(name.trim()); // threads: request
                    }
                }
                class FixedPrices implements Prices {
                    public String of(String name) {
                        return name.strip(); // threads: request
                    }
                }
                @Configuration class Wiring {
                    @Bean Prices remote() { return new RemotePrices(); }
                    @Bean @Primary Prices cached() { return new CachedPrices(new FixedPrices()); }
                }
                @RestController class Orders {
                    @Autowired Prices prices;
                    @GetMapping("/orders") String list() { return prices.of("x"); }
                }
                @Component class Jobs {
                    private final Prices prices;
                    Jobs(@Qualifier("remote") Prices prices) { this.prices = prices; }
                    @Scheduled(fixedRate = 5) void tick() { prices.of("x"); }
                }
                """);
    }

    @Test
    void followsStrategiesThatCallersPass() {
        check("""
                interface Format { String apply(String text); }
                class Upper implements Format {
                    public String apply(String text) {
                        return text.toUpperCase(); // threads: request
                    }
                }
                class Lower implements Format {
                    public String apply(String text) {
                        return text.toLowerCase(); // threads: scheduler
                    }
                }
                class Printer {
                    private final Format format;
                    Printer(Format format) { this.format = format; }
                    String print(String text) { return format.apply(text); }
                }
                class Writer {
                    String write(String text) { return new Lower().apply(text); }
                }
                @RestController class Orders {
                    private final Printer printer = new Printer(new Upper());
                    @GetMapping("/orders") String list() { return printer.print("x"); }
                }
                @Component class Jobs {
                    @Scheduled(fixedRate = 5) void tick() { new Writer().write("x"); }
                }
                """);
    }
}
