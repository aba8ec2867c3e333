package contexts;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthenticationException;
import io.dropwizard.auth.Authenticator;
import io.dropwizard.auth.Authorizer;
import io.dropwizard.auth.basic.BasicCredentials;
import io.dropwizard.jersey.PATCH;
import io.dropwizard.setup.Environment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;

class Users implements Authenticator<BasicCredentials, String> {
    @Override
    public Optional<String> authenticate(BasicCredentials credentials) throws AuthenticationException {
        return Optional.of("a".trim()); // threads: request
    }
}

class Roles implements Authorizer<String> {
    @Override
    public boolean authorize(String user, String role) {
        return "b".trim().isEmpty(); // threads: request
    }
}

@Path("/orders")
class Orders {
    @GET
    public String get(@Auth String user) {
        return user.trim(); // threads: request
    }

    @PATCH
    public String change(@Auth String user) {
        return user.trim(); // threads: request
    }
}

class Own {
    public boolean authorize(String user, String role) {
        return user.trim().isEmpty(); // threads:
    }
}

class Alive extends HealthCheck {
    @Override
    protected Result check() {
        return Result.healthy("c".trim()); // threads: main, request
    }
}

class Once {
    public static void main(String[] arguments) {
        checks(new Environment("once"));
    }

    private static void checks(Environment environment) {
        environment.healthChecks().runHealthChecks();
    }
}
