// with server.shutdown=immediate
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
class ServerCutsRequests { // BAD ServerShutdown
    public static void main(String[] args) {
        SpringApplication.run(ServerCutsRequests.class, args);
    }
}

@EnableAutoConfiguration
class OlderStyle { // BAD ServerShutdown
    public static void main(String[] args) {
        SpringApplication.run(OlderStyle.class, args);
    }
}

// The container it is deployed to decides.
@SpringBootApplication
class InAContainer extends SpringBootServletInitializer {} // OK ServerShutdown

@RestController
class Orders {
    @GetMapping("/orders")
    String orders() {
        return "none";
    }
}
