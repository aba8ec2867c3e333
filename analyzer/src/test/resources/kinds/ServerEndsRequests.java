// with server.shutdown=graceful
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
class ServerEndsRequests { // OK ServerShutdown
    public static void main(String[] args) {
        SpringApplication.run(ServerEndsRequests.class, args);
    }
}

@RestController
class Orders {
    @GetMapping("/orders")
    String orders() {
        return "none";
    }
}
