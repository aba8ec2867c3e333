package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The provider asks the database where something of a stored entity is touched that no query fetched. */
final class LazyLoadingTest {

    private static final String ENTITIES = """
            package com.shop.model;
            import jakarta.persistence.*;
            import java.util.*;
            @Entity public class Purchase {
                @Id private Long id;
                private String code;
                @ManyToOne(fetch = FetchType.LAZY) private Client client;
                @ManyToOne private Shop shop;
                @OneToMany(mappedBy = "purchase") private List<Line> lines = new ArrayList<>();
                @OneToMany(fetch = FetchType.EAGER) private List<Line> gifts = new ArrayList<>();
                @OneToMany @org.hibernate.annotations.BatchSize(size = 20) private Set<Line> returns = new HashSet<>();
                @OneToOne(mappedBy = "purchase", fetch = FetchType.LAZY) private Line main;
                public Purchase() {}
                public Purchase(Client client) { this.client = client; }
                public Long getId() { return id; }
                public String getCode() { return code; }
                public Client getClient() { return client; }
                public Shop getShop() { return shop; }
                public List<Line> getLines() { return Collections.unmodifiableList(lines); }
                public List<Line> getGifts() { return gifts; }
                public Set<Line> getReturns() { return returns; }
                public Line getMain() { return main; }
                public void add(Line line) { lines.add(line); }
            }
            package com.shop.model;
            import jakarta.persistence.*;
            @Entity public class Client {
                @Id private Long id;
                private String name;
                @ManyToOne(fetch = FetchType.LAZY) private Shop shop;
                public Long getId() { return id; }
                public String getName() { return name; }
                public Shop getShop() { return shop; }
            }
            package com.shop.model;
            import jakarta.persistence.*;
            @Entity public class Shop { @Id private Long id; private String city; public String getCity() { return city; } }
            package com.shop.model;
            import jakarta.persistence.*;
            @Entity public class Line { @Id private Long id; private int price; public int getPrice() { return price; } }
            package com.shop.model;
            import java.util.*;
            import org.springframework.data.jpa.repository.*;
            public interface Purchases extends JpaRepository<Purchase, Long> {
                List<Purchase> findByCode(String code);
                @Query("select p from Purchase p join fetch p.client where p.code = ?1") List<Purchase> withClient(String code);
                @EntityGraph(attributePaths = {"lines", "client.shop"}) List<Purchase> findByCodeNotNull();
            }
            """;

    @Test
    void waitsWhereAProxyIsFirstAskedForMoreThanItsId() {
        check("""
                class Orders {
                    private com.shop.model.Purchases purchases;
                    String one(Long id) {
                        var purchase = purchases.findById(id).orElseThrow(); // waits jpa sure
                        var client = purchase.getClient();
                        Long key = client.getId();
                        String name = client.getName(); // waits jpa likely
                        return name + purchase.getClient().getName() + key + purchase.getShop().getCity() + purchase.getMain().getPrice();
                    }
                }
                """);
    }

    @Test
    void waitsWhereACollectionIsFirstGoneThrough() {
        check("""
                class Orders {
                    private com.shop.model.Purchases purchases;
                    int one(Long id) {
                        var purchase = purchases.findById(id).orElseThrow(); // waits jpa sure
                        int sum = 0;
                        for (com.shop.model.Line line : purchase.getLines()) { // waits jpa likely
                            sum += line.getPrice();
                        }
                        return sum + purchase.getLines().size() + purchase.getGifts().size();
                    }
                    java.util.List<com.shop.model.Line> copy(Long id) {
                        var purchase = purchases.findById(id).orElseThrow(); // waits jpa sure
                        return new java.util.ArrayList<>(purchase.getLines()); // waits jpa
                    }
                    java.util.List<com.shop.model.Line> handOn(Long id) {
                        return purchases.findById(id).orElseThrow().getLines(); // waits jpa sure
                    }
                }
                """);
    }

    @Test
    void followsEntitiesThroughOwnMethodsAndLambdas() {
        check("""
                class Orders {
                    private com.shop.model.Purchases purchases;
                    java.util.List<String> all(String code) {
                        return load(code).stream()
                                .map(purchase -> purchase.getClient().getName()) // waits jpa
                                .toList();
                    }
                    void print(String code) {
                        for (com.shop.model.Purchase purchase : load(code)) {
                            print(purchase);
                        }
                    }
                    private void print(com.shop.model.Purchase purchase) {
                        String text = purchase.getClient().getName(); // waits jpa
                        String city = purchase.getClient().getShop().getCity(); // waits jpa
                    }
                    private java.util.List<com.shop.model.Purchase> load(String code) {
                        return purchases.findByCode(code); // waits jpa sure
                    }
                }
                """);
    }

    @Test
    void isSilentAboutWhatTheQueryFetched() {
        check("""
                class Orders {
                    private com.shop.model.Purchases purchases;
                    private jakarta.persistence.EntityManager entities;
                    void all(String code) {
                        for (var purchase : purchases.withClient(code)) { // waits jpa sure
                            purchase.getClient().getName();
                            purchase.getLines().size(); // waits jpa
                        }
                        for (var purchase : purchases.findByCodeNotNull()) { // waits jpa sure
                            purchase.getClient().getName();
                            purchase.getLines().size();
                        }
                    }
                    void byText() {
                        var found = entities.createQuery("from Purchase p left join fetch p.lines", com.shop.model.Purchase.class)
                                .getResultList(); // waits jpa
                        for (var purchase : found) {
                            purchase.getLines().size();
                            purchase.getClient().getName(); // waits jpa
                        }
                    }
                    void byHint(Long id) {
                        var purchase = entities.find(com.shop.model.Purchase.class, id, // waits jpa
                                java.util.Map.of("jakarta.persistence.fetchgraph", new Object()));
                        purchase.getClient().getName();
                    }
                }
                """);
    }

    @Test
    void isSilentAboutWhatNoQueryGave() {
        check("""
                class Orders {
                    private com.shop.model.Purchases purchases;
                    String made(com.shop.model.Client client) {
                        var purchase = new com.shop.model.Purchase(client);
                        purchase.add(new com.shop.model.Line());
                        var stored = purchases.save(purchase); // waits jpa sure
                        return stored.getClient().getName() + stored.getLines().size();
                    }
                    String given(com.shop.model.Purchase purchase) {
                        return purchase.getClient().getName();
                    }
                    record View(Client client) {
                        record Client(String name) {}
                        String name() { return client().name(); }
                    }
                }
                """);
    }

    private static void check(String source) {
        assertThat(WaitLines.of("package com.shop;\n" + source + ENTITIES).differences())
                .isEmpty();
    }
}
