package com.acme.shop;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Scanner;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class FileController {

    private static final Path STORE = Path.of("/var/store"); // ok

    @GetMapping("/files/{name}")
    public byte[] content(@PathVariable String name) throws IOException {
        Path file = STORE.resolve(name).normalize(); // ok
        return Files.readAllBytes(file); // ! request file
    }

    @GetMapping("/files/{name}/lines")
    public List<String> lines(@PathVariable String name) throws IOException {
        try (Stream<String> lines = Files.lines(STORE.resolve(name))) { // ! request file
            return lines.filter(line -> !line.isBlank()).toList(); // ok
        }
    }

    @GetMapping("/files/{name}/first")
    public String firstLine(@PathVariable String name) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(STORE.resolve(name))) { // ! request file
            return reader.readLine(); // ! request file
        }
    }

    @GetMapping("/files/{name}/stream")
    public long copy(@PathVariable String name) throws IOException {
        ByteArrayOutputStream memory = new ByteArrayOutputStream(); // ok
        try (InputStream in = new FileInputStream(new File("/var/store", name))) { // ! request file
            return in.transferTo(memory); // ! request file
        }
    }

    @GetMapping("/memory")
    public String memory() throws IOException {
        InputStream in = new ByteArrayInputStream("a=b".getBytes(StandardCharsets.UTF_8)); // ok
        byte[] bytes = in.readAllBytes(); // ok
        Reader reader = new StringReader(new String(bytes, StandardCharsets.UTF_8)); // ok
        int first = reader.read(); // ok
        Writer writer = new StringWriter(); // ok
        writer.write(first); // ok
        PrintWriter print = new PrintWriter(writer); // ok
        print.println("done"); // ok
        return writer.toString(); // ok
    }

    @GetMapping("/properties")
    public Properties properties() throws IOException {
        Properties fromMemory = new Properties();
        fromMemory.load(new StringReader("a=b")); // ok
        Properties fromFile = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("conf", "shop.properties"))) { // ! request file
            fromFile.load(reader); // ! request file
        }
        fromFile.putAll(fromMemory); // ok
        return fromFile;
    }

    @GetMapping("/scan")
    public int scan() throws IOException {
        Scanner words = new Scanner("one two three"); // ok
        int count = 0;
        while (words.hasNext()) { // ok
            words.next(); // ok
            count++;
        }
        return count;
    }

    @GetMapping("/wrapped")
    public String wrapped(@PathVariable String name) throws IOException {
        OutputStream buffer = new ByteArrayOutputStream();
        buffer.write(name.getBytes(StandardCharsets.UTF_8)); // ok
        BufferedReader reader = new BufferedReader(new InputStreamReader(new FileInputStream("/etc/motd"))); // ! request file
        return reader.readLine(); // ! request file
    }

    @GetMapping("/path")
    public String pathOnly(@PathVariable String name) {
        File file = new File("/var/store", name); // ok
        Path path = file.toPath().getParent(); // ok
        return path + "/" + file.getName(); // ok
    }
}
