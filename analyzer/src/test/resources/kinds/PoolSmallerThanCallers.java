import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.client.methods.HttpGet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;

@Configuration
class Stores {
    @Bean
    HikariDataSource data() {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(5);
        return new HikariDataSource(config);
    }

    @Bean
    PoolingHttpClientConnectionManager connections() {
        PoolingHttpClientConnectionManager manager = new PoolingHttpClientConnectionManager();
        manager.setMaxTotal(20);
        manager.setDefaultMaxPerRoute(4);
        return manager;
    }

    @Bean
    JedisPool redis() {
        JedisPoolConfig config = new JedisPoolConfig();
        config.setMaxTotal(8);
        return new JedisPool(config, "redis");
    }
}

@Service
class PoolSmallerThanCallers {
    private final ExecutorService wide = Executors.newFixedThreadPool(32);
    private final ExecutorService narrow = Executors.newFixedThreadPool(4);
    private final JdbcTemplate jdbc;
    private final CloseableHttpClient http;
    private final JedisPool redis;

    PoolSmallerThanCallers(JdbcTemplate jdbc, CloseableHttpClient http, JedisPool redis) {
        this.jdbc = jdbc;
        this.http = http;
        this.redis = redis;
    }

    void database(long id) {
        wide.submit(() -> jdbc.update("update stock set n = n - 1 where id = ?", id)); // BAD PoolSmallerThanCallers
    }

    void partner() {
        wide.submit(() -> http.execute(new HttpGet("http://rates/1"))); // BAD PoolSmallerThanCallers
    }

    void cache(String key) {
        wide.submit(() -> redis.getResource().get(key)); // BAD PoolSmallerThanCallers
    }

    void few(long id) {
        narrow.submit(() -> jdbc.update("update stock set n = n - 1 where id = ?", id)); // OK PoolSmallerThanCallers
    }

    void none(int n) {
        wide.submit(() -> n * n); // OK PoolSmallerThanCallers
    }
}
