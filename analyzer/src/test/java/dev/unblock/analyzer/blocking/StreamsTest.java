package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Streams count by what they were opened on. */
final class StreamsTest {

    @Test
    void countsReadsOfFilesThroughWrappers() {
        check("""
                class Reports {
                    String first(File file) throws IOException {
                        FileInputStream from = new FileInputStream(file); // waits file
                        try (BufferedReader in = new BufferedReader(new InputStreamReader(from))) {
                            return in.readLine(); // waits file sure
                        }
                    }
                    int number(Path path) throws IOException {
                        try (DataInputStream in = new DataInputStream(new GZIPInputStream(
                                Files.newInputStream(path)))) { // waits file
                            return in.readInt(); // waits file sure
                        }
                    }
                    Object object(String name) throws Exception {
                        InputStream file = new FileInputStream(name); // waits file
                        return new ObjectInputStream(new BufferedInputStream(file)).readObject(); // waits file
                    }
                }
                """);
    }

    @Test
    void knowsThatClosingWritesWhatIsBuffered() {
        check("""
                class Reports {
                    void lines(File file) throws IOException {
                        try (PrintWriter out = new PrintWriter(new BufferedWriter(new FileWriter(file)))) { // waits file
                            out.println("x"); // waits file
                        } // waits file
                    }
                    void bytes(File file, byte[] all) throws IOException {
                        OutputStream out = new BufferedOutputStream(new FileOutputStream(file)); // waits file
                        out.write(all); // waits file
                        out.close();
                    }
                    String text() throws IOException {
                        try (StringWriter text = new StringWriter(); PrintWriter out = new PrintWriter(text)) {
                            out.println("x");
                            return text.toString();
                        }
                    }
                    int read(File file) throws IOException {
                        try (InputStream in = new FileInputStream(file)) { // waits file
                            return in.read(); // waits file
                        }
                    }
                }
                """);
    }

    @Test
    void isSilentOnMemory() {
        check("""
                class Texts {
                    String first(String text) throws IOException {
                        return new BufferedReader(new StringReader(text)).readLine();
                    }
                    int number(byte[] bytes) throws IOException {
                        InputStream in = new ByteArrayInputStream(bytes);
                        return new DataInputStream(new BufferedInputStream(in)).readInt();
                    }
                    byte[] write(Object value) throws IOException {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                            out.writeObject(value);
                            out.flush();
                        }
                        return bytes.toByteArray();
                    }
                    String print(Exception e) {
                        StringWriter text = new StringWriter();
                        PrintWriter out = new PrintWriter(text);
                        out.println(e);
                        return text.toString();
                    }
                    int scan(String text) { return new Scanner(text).nextInt(); }
                }
                """);
    }

    @Test
    void followsHelpersFieldsAndTernaries() {
        check("""
                class Lines {
                    private final BufferedReader in;
                    Lines(Path path) throws IOException {
                        in = Files.newBufferedReader(path); // waits file
                    }
                    String next() throws IOException {
                        return in.readLine(); // waits file
                    }
                    private InputStream open(File file) throws IOException {
                        return new FileInputStream(file); // waits file
                    }
                    int read(File file) throws IOException {
                        return open(file).read(); // waits file
                    }
                    int either(File file, byte[] bytes) throws IOException {
                        InputStream in = file == null
                                ? new ByteArrayInputStream(bytes)
                                : new FileInputStream(file); // waits file
                        return in.read(); // waits file likely
                    }
                    int passed(File file) throws IOException {
                        return helper(new BufferedInputStream(new FileInputStream(file))); // waits file
                    }
                    private int helper(InputStream in) throws IOException {
                        return in.read(); // waits file
                    }
                    int fromMemory(byte[] bytes) throws IOException {
                        return memory(new BufferedInputStream(new ByteArrayInputStream(bytes)));
                    }
                    private int memory(InputStream in) throws IOException {
                        return in.read();
                    }
                }
                """);
    }

    @Test
    void tellsSocketsProcessesAndConnectionsApart() {
        check("""
                class Others {
                    void tell(Socket socket, String text) throws IOException {
                        PrintWriter out = new PrintWriter(socket.getOutputStream());
                        out.println(text); // waits socket
                        out.flush(); // waits socket
                    }
                    void send(HttpURLConnection connection, byte[] body) throws IOException {
                        DataOutputStream out = new DataOutputStream(
                                connection.getOutputStream()); // waits http
                        out.write(body); // waits http
                        out.flush(); // waits http
                    }
                    String run(Process process) throws IOException {
                        BufferedInputStream in = new BufferedInputStream(process.getInputStream());
                        BufferedReader lines = new BufferedReader(new InputStreamReader(in));
                        return lines.readLine(); // waits process
                    }
                    int typed() throws IOException {
                        return System.in.read(); // waits console
                    }
                    int asked() {
                        return new Scanner(System.in).nextInt(); // waits console
                    }
                    int piped(PipedOutputStream other) throws IOException {
                        return new PipedInputStream(other).read(); // waits queue
                    }
                    byte[] page(URL url) throws IOException {
                        try (InputStream in = url.openStream()) { // waits http
                            return in.readAllBytes(); // waits http
                        }
                    }
                    int resource() throws IOException {
                        return getClass().getResourceAsStream("a.txt").read(); // waits file likely
                    }
                    int request(jakarta.servlet.http.HttpServletRequest request) throws IOException {
                        return request.getInputStream().read(); // waits socket
                    }
                }
                """);
    }

    @Test
    void guessesInputStreamsOfUnknownOriginOnly() {
        check("""
                class Unknown {
                    int of(InputStream in) throws IOException {
                        return in.read(); // waits file guessed
                    }
                    void to(OutputStream out) throws IOException {
                        out.write(1);
                    }
                    int of(Reader in) throws IOException {
                        return in.read();
                    }
                }
                class Upper extends FilterInputStream {
                    Upper(InputStream in) { super(in); }
                    public int read() throws IOException {
                        return Character.toUpperCase(in.read());
                    }
                }
                """);
    }

    @Test
    void followsLibrariesThatHandOnAStream() {
        check("""
                class Copies {
                    String file(File file) throws IOException {
                        InputStream in = new FileInputStream(file); // waits file
                        return org.apache.commons.io.IOUtils.toString(in, StandardCharsets.UTF_8); // waits file
                    }
                    String memory(String text) throws IOException {
                        InputStream in = org.apache.commons.io.IOUtils.toInputStream(text, StandardCharsets.UTF_8);
                        return org.apache.commons.io.IOUtils.toString(in, StandardCharsets.UTF_8);
                    }
                    void buffered(File file, OutputStream out) throws IOException {
                        InputStream file1 = new FileInputStream(file); // waits file
                        InputStream in = org.apache.commons.io.IOUtils.buffer(file1);
                        in.transferTo(out); // waits file
                    }
                    java.util.Properties config(byte[] bytes) throws IOException {
                        java.util.Properties values = new java.util.Properties();
                        values.load(new ByteArrayInputStream(bytes));
                        return values;
                    }
                }
                """);
    }

    @Test
    void knowsResourcesOfSpring() {
        check("""
                class Resources {
                    private org.springframework.core.io.Resource resource;
                    byte[] any() throws IOException {
                        return resource.getInputStream().readAllBytes(); // waits file likely
                    }
                    byte[] memory(byte[] bytes) throws IOException {
                        org.springframework.core.io.Resource made =
                                new org.springframework.core.io.ByteArrayResource(bytes);
                        return made.getInputStream().readAllBytes();
                    }
                    boolean there(File file) {
                        return new org.springframework.core.io.FileSystemResource(file).exists(); // waits file
                    }
                    byte[] upload(org.springframework.web.multipart.MultipartFile file) throws IOException {
                        file.getOriginalFilename();
                        return file.getBytes(); // waits file likely
                    }
                }
                """);
    }

    @Test
    void knowsBodiesThatAreReadWholeBeforeTheyAreHandedOver() {
        check("""
                class Downloads {
                    private org.springframework.web.client.RestTemplate template;
                    private org.springframework.core.io.Resource kept;
                    byte[] body(String url) throws IOException {
                        var body = template.getForObject(url, org.springframework.core.io.Resource.class); // waits http
                        return body.getInputStream().readAllBytes();
                    }
                    long entity(String url) throws IOException {
                        var answer = ask(url);
                        return Objects.requireNonNull(answer.getBody()).contentLength();
                    }
                    private org.springframework.http.ResponseEntity<org.springframework.core.io.Resource> ask(String url) {
                        return template.getForEntity(url, org.springframework.core.io.Resource.class); // waits http
                    }
                    byte[] open(String url) throws IOException {
                        var body = template.getForObject( // waits http
                                url, org.springframework.core.io.InputStreamResource.class);
                        return body.getInputStream().readAllBytes(); // waits file likely
                    }
                    byte[] either(String url, boolean again) throws IOException {
                        var body = again
                                ? template.getForObject(url, org.springframework.core.io.Resource.class) // waits http
                                : kept;
                        return body.getInputStream().readAllBytes(); // waits file likely
                    }
                }
                """);
    }

    private static void check(String classes) {
        String imports = "package app; import java.io.*; import java.net.*; import java.nio.file.*;"
                + " import java.nio.charset.StandardCharsets; import java.util.Objects; import java.util.Scanner; import java.util.zip.*;\n";
        assertThat(WaitLines.of(imports + classes).differences()).isEmpty();
    }
}
