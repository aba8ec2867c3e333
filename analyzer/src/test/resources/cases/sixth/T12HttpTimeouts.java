package t6.b12;

import feign.Feign;
import feign.Request;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

class T12HttpTimeouts {

    /** jPinpoint HttpClientBuilderWithoutTimeouts, Apache HttpClient 4. */
    static class Apache {
        CloseableHttpClient m1() {
            return HttpClientBuilder.create().build(); // BAD blocking_http_timeout
        }

        CloseableHttpClient m2() {
            RequestConfig c = RequestConfig.custom()
                    .setConnectTimeout(500)
                    .setSocketTimeout(2000)
                    .setConnectionRequestTimeout(200)
                    .build();
            return HttpClientBuilder.create().setDefaultRequestConfig(c).build(); // OK blocking_http_timeout
        }

        CloseableHttpClient m3() {
            return HttpClients.createDefault(); // BAD blocking_http_timeout
        }

        CloseableHttpClient m4(RequestConfig c) {
            var b = HttpClients.custom();
            b.setMaxConnTotal(50).setMaxConnPerRoute(25);
            b.setDefaultRequestConfig(c);
            return b.build(); // OK blocking_http_timeout
        }

        CloseableHttpClient m5() {
            return HttpClients.custom().setMaxConnTotal(50).disableCookieManagement().build(); // BAD blocking_http_timeout
        }
    }

    /** jPinpoint: RestTemplate and its request factories without connect and read timeouts. */
    @Configuration
    static class Spring {
        @Bean
        RestTemplate m1() {
            return new RestTemplate(); // BAD blocking_http_timeout
        }

        @Bean
        RestTemplate m2() {
            SimpleClientHttpRequestFactory f = new SimpleClientHttpRequestFactory();
            f.setConnectTimeout(500);
            f.setReadTimeout(2000);
            return new RestTemplate(f);
        }

        @Bean
        RestTemplate m3(RestTemplateBuilder b) {
            return b.setConnectTimeout(Duration.ofMillis(500)).setReadTimeout(Duration.ofSeconds(2)).build(); // OK blocking_http_timeout
        }

        @Bean
        RestTemplate m4(CloseableHttpClient c) {
            HttpComponentsClientHttpRequestFactory f = new HttpComponentsClientHttpRequestFactory(c);
            f.setConnectTimeout(500);
            f.setReadTimeout(1500);
            return new RestTemplate(f); // OK blocking_http_timeout
        }

        @Bean
        RestClient m5() {
            return RestClient.create(); // BAD blocking_http_timeout
        }

        @Bean
        RestClient m6(SimpleClientHttpRequestFactory f) {
            f.setReadTimeout(1000);
            f.setConnectTimeout(1000);
            return RestClient.builder().requestFactory(f).baseUrl("http://x").build(); // OK blocking_http_timeout
        }

        @Bean
        WebClient m7(reactor.netty.http.client.HttpClient h) {
            return WebClient.builder()
                    .clientConnector(new org.springframework.http.client.reactive.ReactorClientHttpConnector(h.responseTimeout(Duration.ofSeconds(1)))) // OK blocking_http_timeout
                    .build();
        }
    }

    /** JDK clients: java.net.http, URLConnection and sockets wait for ever by default. */
    static class Jdk {
        HttpRequest m1(URI u) {
            return HttpRequest.newBuilder(u).GET().build(); // BAD blocking_http_timeout
        }

        HttpRequest m2(URI u) {
            return HttpRequest.newBuilder(u).timeout(Duration.ofSeconds(2)).GET().build(); // OK blocking_http_timeout
        }

        InputStream m5(URL u) throws IOException {
            return u.openStream(); // BAD blocking_http_timeout
        }

        InputStream m6(URL u) throws IOException {
            URLConnection c = u.openConnection();
            c.setConnectTimeout(500);
            c.setReadTimeout(500);
            return c.getInputStream(); // OK blocking_http_timeout
        }

        int m7(URL u) throws IOException {
            HttpURLConnection c = (HttpURLConnection) u.openConnection();
            c.setRequestMethod("HEAD");
            return c.getResponseCode(); // BAD blocking_http_timeout
        }

        Socket m9(String h) throws IOException {
            Socket s = new Socket();
            s.connect(new InetSocketAddress(h, 80), 500); // OK blocking_http_timeout
            s.setSoTimeout(500);
            return s;
        }
    }

    /** OkHttp and Feign: zero means no timeout; defaults of OkHttp are ten seconds. */
    static class Others {
        OkHttpClient m1() {
            return new OkHttpClient.Builder().readTimeout(0, TimeUnit.SECONDS).build(); // BAD blocking_http_timeout
        }

        OkHttpClient m2() {
            return new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(3)).build(); // OK blocking_http_timeout
        }

        OkHttpClient m3() {
            return new OkHttpClient(); // OK blocking_http_timeout
        }

        <T> T m4(Class<T> c) {
            return Feign.builder()
                    .options(new Request.Options(500, TimeUnit.MILLISECONDS, 1, TimeUnit.SECONDS, true)) // OK blocking_http_timeout
                    .target(c, "http://x");
        }

        int m5(Connection c) throws SQLException {
            try (PreparedStatement s = c.prepareStatement("delete from big")) {
                s.setQueryTimeout(5);
                return s.executeUpdate();
            }
        }
    }
}
