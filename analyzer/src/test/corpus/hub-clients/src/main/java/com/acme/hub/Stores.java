package com.acme.hub;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.bson.Document;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.neo4j.driver.Driver;
import org.redisson.api.RBucket;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ValueOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Mapper
interface UserMapper {
    @Select("select name from users where id = #{id}")
    String name(long id);
}

interface Notes extends MongoRepository<Document, String> {
    List<Document> findByAuthor(String author);
}

@RestController
public class Stores {

    private final MongoClient mongo;
    private final MongoTemplate template;
    private final Notes notes;
    private final StatefulRedisConnection<String, String> redis;
    private final StringRedisTemplate redisTemplate;
    private final RedissonClient redisson;
    private final UserMapper users;
    private final SqlSessionFactory sessions;
    private final DSLContext jooq;
    private final Jdbi jdbi;
    private final SessionFactory hibernate;
    private final CqlSession cassandra;
    private final Driver neo4j;
    private final ElasticsearchClient elastic;

    Stores(
            MongoClient mongo,
            MongoTemplate template,
            Notes notes,
            StatefulRedisConnection<String, String> redis,
            StringRedisTemplate redisTemplate,
            RedissonClient redisson,
            UserMapper users,
            SqlSessionFactory sessions,
            DSLContext jooq,
            Jdbi jdbi,
            SessionFactory hibernate,
            CqlSession cassandra,
            Driver neo4j,
            ElasticsearchClient elastic) {
        this.mongo = mongo;
        this.template = template;
        this.notes = notes;
        this.redis = redis;
        this.redisTemplate = redisTemplate;
        this.redisson = redisson;
        this.users = users;
        this.sessions = sessions;
        this.jooq = jooq;
        this.jdbi = jdbi;
        this.hibernate = hibernate;
        this.cassandra = cassandra;
        this.neo4j = neo4j;
        this.elastic = elastic;
    }

    @GetMapping("/mongo")
    public Document mongo() {
        MongoDatabase database = mongo.getDatabase("hub"); // ok
        MongoCollection<Document> collection = database.getCollection("notes"); // ok
        FindIterable<Document> found = collection.find(Filters.eq("a", 1)).limit(1); // ok
        collection.insertOne(new Document("a", 1)); // ! request mongo
        return found.first(); // ! request mongo
    }

    @GetMapping("/mongo/spring")
    public List<Document> mongoSpring() {
        Query query = Query.query(Criteria.where("author").is("me")).limit(3); // ok
        template.save(new Document("b", 2)); // ! request mongo
        notes.findByAuthor("me"); // ! request mongo
        return template.find(query, Document.class); // ! request mongo
    }

    @GetMapping("/redis")
    public String redis() {
        RedisCommands<String, String> commands = redis.sync(); // ok
        RedisAsyncCommands<String, String> async = redis.async(); // ok
        RedisFuture<String> later = async.get("a"); // ok
        later.thenAccept(value -> {}); // ok
        return commands.get("b"); // ! request redis
    }

    @GetMapping("/redis/spring")
    public String redisSpring() {
        ValueOperations<String, String> values = redisTemplate.opsForValue(); // ok
        values.set("a", "b", 1, TimeUnit.MINUTES); // ! request redis
        redisTemplate.convertAndSend("topic", "a"); // ! request redis
        return values.get("a"); // ! request redis
    }

    @GetMapping("/redisson")
    public String redisson() {
        RBucket<String> bucket = redisson.getBucket("a"); // ok
        RLock lock = redisson.getLock("l"); // ok
        bucket.getAsync(); // ok
        lock.lock(); // ! request lock
        try {
            return bucket.get(); // ! request redis
        } finally {
            lock.unlock(); // ! request redis
        }
    }

    @GetMapping("/mybatis")
    public String mybatis() {
        try (SqlSession session = sessions.openSession()) { // ok
            String mapped = session.getMapper(UserMapper.class).name(1); // ! request jdbc
            return mapped + users.name(2) + session.selectOne("users.count"); // ! request jdbc
        }
    }

    @GetMapping("/jooq")
    public List<String> jooq() {
        ResultQuery<Record> query = jooq.resultQuery("select name from users"); // ok
        String sql = query.getSQL(); // ok
        jooq.execute("delete from users"); // ! request jdbc
        return query.fetchInto(String.class); // ! request jdbc
    }

    @GetMapping("/jdbi")
    public List<String> jdbi() {
        return jdbi.withHandle(handle -> handle // ! request jdbc
                .createQuery("select name from users") // ok
                .mapTo(String.class) // ok
                .list()); // ! request jdbc
    }

    @GetMapping("/hibernate")
    public String hibernate() {
        try (Session session = hibernate.openSession()) { // ok
            session.clear(); // ok
            session.persist("x"); // ! request jpa
            return session.get(String.class, 1L); // ! request jpa
        }
    }

    @GetMapping("/cassandra")
    public String cassandra() {
        SimpleStatement statement = SimpleStatement.newInstance("select * from t"); // ok
        cassandra.executeAsync(statement).thenAccept(rows -> {}); // ok
        return cassandra.execute(statement).one().getString(0); // ! request data
    }

    @GetMapping("/neo4j")
    public String neo4j() {
        try (org.neo4j.driver.Session session = neo4j.session()) { // ok
            return session.run("match (n) return n").single().get(0).asString(); // ! request data
        }
    }

    @GetMapping("/elastic")
    public long elastic() throws IOException {
        return elastic.count(request -> request.index("a")).count(); // ! request search
    }

    @GetMapping("/maps")
    public Map<String, String> maps() {
        return Map.of("get", "set"); // ok
    }
}
