package com.acme.billing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The public face of payments; a sealed family of ways to pay. */
@Path("/payments")
public class Gateway {

    @GET
    public String pay(@QueryParam("how") String how) throws Exception {
        Way way = "card".equals(how) ? new Card() : new Transfer(); // ok
        return way.pay(); // ok
    }

    sealed interface Way permits Card, Transfer {
        String pay() throws Exception;
    }

    static final class Card implements Way {
        @Override
        public String pay() throws IOException {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://card").toURL().openConnection(); // ok
            connection.setReadTimeout(1000); // ok
            connection.setRequestMethod("POST"); // ok
            connection.setDoOutput(true); // ok
            int status = connection.getResponseCode(); // ! request http
            try (InputStream in = connection.getInputStream()) { // ! request http
                byte[] answer = in.readAllBytes(); // ! request http
                return status + new String(answer, StandardCharsets.UTF_8); // ok
            }
        }
    }

    static final class Transfer implements Way {
        @Override
        public String pay() throws Exception {
            try (Socket socket = new Socket()) { // ok
                socket.setSoTimeout(500); // ok
                socket.connect(new InetSocketAddress("bank", 77), 1000); // ! request socket
                OutputStream out = socket.getOutputStream(); // ok
                out.write(1); // ! request socket
                DataInputStream in = new DataInputStream(socket.getInputStream()); // ok
                return in.readUTF(); // ! request socket
            }
        }
    }

    @GET
    @Path("process")
    public String process() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("ls", "-l").redirectErrorStream(true); // ok
        Process process = builder.start(); // ! request process
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream())); // ok
        String line = output.readLine(); // ! request process
        if (!process.waitFor(1, TimeUnit.SECONDS)) { // ! request process
            process.destroy(); // ok
        }
        return line + process.isAlive() + builder.command(); // ok
    }

    @GET
    @Path("resource")
    public String resource() throws IOException {
        URL template = Gateway.class.getResource("/mail.txt"); // ok
        String name = template.getPath(); // ok
        return List.of(name.split("/")).get(0); // ok
    }
}
