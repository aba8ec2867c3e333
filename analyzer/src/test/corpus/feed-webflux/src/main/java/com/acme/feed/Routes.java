package com.acme.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@Component
class ArticleHandler {

    private final JdbcTemplate jdbc;
    private final AtomicInteger served = new AtomicInteger();

    ArticleHandler(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Mono<ServerResponse> one(ServerRequest request) {
        String id = request.pathVariable("id"); // ok
        String title = jdbc.queryForObject("select title from article where id = ?", String.class, id); // ! event-loop jdbc
        served.incrementAndGet(); // ok
        return ServerResponse.ok().bodyValue(title); // ok
    }

    Mono<ServerResponse> offloaded(ServerRequest request) {
        return Mono.fromCallable(() -> title(request.pathVariable("id"))) // ok
                .subscribeOn(Schedulers.boundedElastic()) // ok
                .flatMap(title -> ServerResponse.ok().bodyValue(title)); // ok
    }

    private String title(String id) {
        return jdbc.queryForObject("select title from article where id = ?", String.class, id); // ! bounded-pool jdbc
    }

    Mono<ServerResponse> save(ServerRequest request) {
        return request.bodyToMono(String.class) // ok
                .doOnNext(body -> jdbc.update("insert into article values (?)", body)) // ! event-loop jdbc
                .then(ServerResponse.status(HttpStatus.CREATED).build()); // ok
    }
}

@Configuration
public class Routes {

    @Bean
    RouterFunction<ServerResponse> articles(ArticleHandler handler) {
        return RouterFunctions.route() // ok
                .GET("/articles/{id}", handler::one) // ok
                .GET("/articles/{id}/title", handler::offloaded) // ok
                .POST("/articles", handler::save) // ok
                .GET("/motd", request -> {
                    try (InputStream in = new URL("http://motd").openStream()) { // ! event-loop http
                        return ServerResponse.ok().bodyValue(in.available()); // ok
                    } catch (IOException e) {
                        return ServerResponse.status(502).build(); // ok
                    }
                })
                .build(); // ok
    }
}

@Component
class TenantFilter implements WebFilter {

    private final DataSource dataSource;

    TenantFilter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Optional<String> tenant = Optional.ofNullable(exchange.getRequest().getHeaders().getFirst("tenant")); // ok
        if (tenant.isEmpty()) {
            return Mono.error(new IllegalStateException("no tenant")); // ok
        }
        try (Connection connection = dataSource.getConnection()) { // ! event-loop jdbc
            connection.setSchema(tenant.get()); // ok
        } catch (SQLException e) {
            return Mono.error(e); // ok
        }
        return chain.filter(exchange); // ok
    }
}
