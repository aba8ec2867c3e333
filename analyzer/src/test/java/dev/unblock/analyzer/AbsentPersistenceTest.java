package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What asks a database by way of a framework's own base classes, where no jar is at hand. */
final class AbsentPersistenceTest {

    private BareProject project;

    @BeforeEach
    void begin(@TempDir Path folder) {
        project = new BareProject(folder);
    }

    @Test
    void knowsEntitiesThatAskForThemselves() throws IOException {
        project.write("shop/Order.java", """
                package shop;
                import io.quarkus.hibernate.orm.panache.PanacheEntity;
                import jakarta.persistence.Entity;
                import jakarta.ws.rs.*;
                import java.util.*;
                @Entity class Order extends PanacheEntity {
                    static Optional<Order> open(String key) {
                        return find("#Order.open", key).firstResultOptional();
                    }
                    static boolean any(String key) {
                        return count("key", key) > 0;
                    }
                    static List<Order> all() {
                        return list("#Order.all");
                    }
                    static void touch() {
                        getEntityManager()
                                .createNamedQuery("Order.touch")
                                .executeUpdate();
                    }
                }
                @Path("/orders") class Desk {
                    @GET @Path("/open") public Object open(@QueryParam("key") String key) {
                        return Order.any(key) ? Order.open(key) : Order.all();
                    }
                    @GET @Path("/every") public Object every() {
                        Order.touch();
                        Order.getEntityManager().merge(new Order());
                        Order.find("key", "x");
                        return Order.listAll();
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactlyInAnyOrder(
                        "Order.java:8 jpa request",
                        "Order.java:11 jpa request",
                        "Order.java:14 jpa request",
                        "Order.java:19 jpa request",
                        "Order.java:28 jpa request",
                        "Order.java:30 jpa request");
    }

    @Test
    void knowsWhatDropwizardGivesToItsDaos() throws IOException {
        project.write("shop/Orders.java", """
                package shop;
                import io.dropwizard.hibernate.AbstractDAO;
                import jakarta.ws.rs.*;
                import java.util.*;
                import org.hibernate.SessionFactory;
                class Orders extends AbstractDAO<Order> {
                    Orders(SessionFactory factory) {
                        super(factory);
                    }
                    Optional<Order> one(String key) {
                        return namedTypedQuery("one").setParameter("key", key)
                                .stream()
                                .findFirst();
                    }
                    int delete(int days) {
                        return currentSession().createNativeQuery("delete from orders where day < :days")
                                .setParameter("days", days)
                                .executeUpdate();
                    }
                    Object unasked() {
                        return query("from Order").setMaxResults(5);
                    }
                    List<Order> all() {
                        return list(namedTypedQuery("all"));
                    }
                    Order first(long id) {
                        return id < 0 ? uniqueResult(namedTypedQuery("first")) : get(id);
                    }
                }
                class Order {}
                @Path("/orders") class Desk {
                    private Orders orders;
                    @GET public Object one(@QueryParam("key") String key) {
                        orders.unasked();
                        return orders.one(key);
                    }
                    @DELETE public int delete() {
                        return orders.delete(7);
                    }
                    @GET @Path("/all") public Object all(@QueryParam("id") long id) {
                        return id == 0 ? orders.all() : orders.first(id);
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly(
                        "Orders.java:12 jpa request",
                        "Orders.java:18 jpa request",
                        "Orders.java:24 jpa request",
                        "Orders.java:27 jpa request");
    }

    @Test
    void knowsEndsOfTransactions() throws IOException {
        project.write("shop/Desk.java", """
                package shop;
                import jakarta.ws.rs.*;
                import org.jdbi.v3.core.*;
                @Path("/orders") class Desk {
                    private Jdbi jdbi;
                    @POST public void pay(String order) {
                        jdbi.useHandle(handle -> {
                            try {
                                handle.execute("update orders set paid = true");
                            } catch (RuntimeException e) {
                                handle.rollback();
                                throw e;
                            }
                            handle.commit();
                        });
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly(
                        "Desk.java:11 jdbc request",
                        "Desk.java:14 jdbc request",
                        "Desk.java:7 jdbc request",
                        "Desk.java:9 jdbc request");
    }

    @Test
    void knowsRepositoriesOfOtherStores() throws IOException {
        project.write("shop/Desk.java", """
                package shop;
                import org.springframework.data.elasticsearch.repository.*;
                import org.springframework.web.bind.annotation.*;
                interface Orders extends ElasticsearchRepository<Order, String> {}
                interface LaterOrders extends ReactiveElasticsearchRepository<Order, String> {}
                class Order {}
                @RestController class Desk {
                    private Orders orders;
                    private LaterOrders later;
                    @GetMapping("/order") Object order(String id) {
                        later.findById(id);
                        return orders.findById(id);
                    }
                }
                """);

        assertThat(project.waits()).singleElement().asString().startsWith("Desk.java:12 ");
    }

    @Test
    void loadsWhatALoopGoesThrough() throws IOException {
        project.write("shop/Customers.java", """
                package shop;
                import jakarta.persistence.*;
                import java.util.*;
                import org.springframework.data.jpa.repository.JpaRepository;
                import org.springframework.web.bind.annotation.*;
                @Entity class Customer {
                    @Id Long id;
                    @OneToMany List<Bill> bills;
                    @OneToMany(fetch = FetchType.EAGER) List<Bill> open;
                    List<Bill> getBills() { return bills; }
                    List<Bill> getOpen() { return open; }
                }
                @Entity class Bill { @Id Long id; String text; }
                interface CustomerRepository extends JpaRepository<Customer, Long> {}
                @RestController class Customers {
                    CustomerRepository repository;
                    @GetMapping("/bills") String bills(Long id) {
                        Customer customer = repository.findById(id).orElseThrow();
                        String text = "";
                        for (Bill bill : customer.getOpen()) {
                            text += bill.text;
                        }
                        for (Bill bill : customer.getBills()) {
                            text += bill.text;
                        }
                        return text;
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Customers.java:18 jpa request", "Customers.java:23 jpa request");
    }

    @Test
    void asksTheDatabaseWhereALoopBegins() throws IOException {
        project.write("shop/Notes.java", """
                package shop;
                import com.mongodb.client.MongoCollection;
                import java.util.List;
                import org.bson.Document;
                class Notes {
                    int all(MongoCollection<Document> notes, List<Document> more, Document[] last) {
                        int size = 0;
                        for (Document note : notes.find()) {
                            size += note.size();
                        }
                        for (Document note : more) {
                            size += note.size();
                        }
                        for (Document note : last) {
                            size += note.size();
                        }
                        return size;
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Notes.java:8 mongo ");
    }

    @Test
    void asksTheDatabaseThroughReferencesToWhatAProxyImplements() throws IOException {
        project.write("shop/Books.java", """
                package shop;
                import java.util.*;
                import org.apache.ibatis.annotations.*;
                import org.mybatis.dynamic.sql.insert.render.InsertStatementProvider;
                import org.mybatis.dynamic.sql.util.mybatis3.MyBatis3Utils;
                import org.springframework.data.jpa.repository.JpaRepository;
                import org.springframework.web.bind.annotation.*;
                interface Books extends JpaRepository<Book, Long> { List<Book> findByName(String name); }
                interface Titles { String title(String name); }
                class ShortTitles implements Titles { public String title(String name) { return name.trim(); } }
                @Mapper interface BookMapper {
                    @InsertProvider int insert(InsertStatementProvider<Book> statement);
                    default int insertSelective(Book row) {
                        return MyBatis3Utils.insert(this::insert, row, null, columns -> columns);
                    }
                }
                class Book {}
                @RestController class Shelf {
                    Books books;
                    Titles titles;
                    BookMapper mapper;
                    @GetMapping("/named") Object named(List<String> names) {
                        return names.stream().map(books::findByName).toList();
                    }
                    @DeleteMapping("/all") void all(List<Book> all) {
                        all.forEach(books::delete);
                    }
                    @GetMapping("/titles") Object titles(List<String> names) {
                        return names.stream().map(titles::title).toList();
                    }
                    @PostMapping("/book") int add(Book book) {
                        return mapper.insertSelective(book);
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly(
                        "Books.java:14 jdbc request", "Books.java:23 jpa request", "Books.java:26 jpa request");
    }
}
