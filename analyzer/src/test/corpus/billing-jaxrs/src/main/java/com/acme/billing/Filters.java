package com.acme.billing;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;

@Provider
class TokenFilter implements ContainerRequestFilter {

    private final UnifiedJedis shared;

    TokenFilter(UnifiedJedis shared) {
        this.shared = shared;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        String token = context.getHeaderString("token"); // ok
        try (Jedis jedis = new Jedis()) { // ok
            if (jedis.get(token) == null && !shared.exists(token)) { // ! request redis
                context.abortWith(Response.status(401).build()); // ok
            }
        }
    }
}

@Provider
class LogFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        String line = request.getMethod() + " " + response.getStatus(); // ok
        Files.writeString(Path.of("/var/log/access.log"), line, StandardOpenOption.APPEND); // ! request file
    }
}

@Provider
class Errors implements ExceptionMapper<RuntimeException> {

    @Override
    public Response toResponse(RuntimeException error) {
        StackTraceElement[] trace = error.getStackTrace(); // ok
        return Response.serverError().entity(trace.length).build(); // ok
    }
}
