import module java.base;

private final Path report = Path.of("nightly.txt"); // ok

void main() throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(1); // ! main sleep
    Files.writeString(report, summary()); // ! main file
}

String summary() {
    return IntStream.range(0, 10).mapToObj(String::valueOf).collect(Collectors.joining(", ")); // ok
}
