package cases.orchardpaths;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.AbstractVerticle;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Scanner;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.springframework.jdbc.core.JdbcTemplate;

public class OrchardPaths extends ChannelInboundHandlerAdapter {

    private final TreeStore remote = new RemoteTreeStore();
    private final TreeStore local = new LocalTreeStore();
    private final TreeStore tiered;
    private final Harvest harvest = new AppleHarvest();
    private final Harvest dryRun = new PaperHarvest();
    private final Supplier<String> fromDisk = OrchardPaths::readPlan;
    private final Supplier<String> fromMemory = () -> "plan";
    private final Map<String, Consumer<String>> commands = new HashMap<>();
    private final Function<String, Integer> parser = Integer::valueOf;
    private final Executor side = Executors.newFixedThreadPool(2);
    private Runnable onRead = () -> { };

    public OrchardPaths(TreeStore tiered) {
        this.tiered = tiered;
        commands.put("save", this::save);
        commands.put("show", System.out::println);
        onRead = () -> nap(10);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        String text = msg.toString();
        first(text); // BAD blocking_indirect_helper
        alpha(text); // OK blocking_indirect_helper
        remote.find(text); // BAD blocking_indirect_interface
        local.find(text); // OK blocking_indirect_interface
        tiered.find(text); // BAD blocking_indirect_interface ?
        harvest.run(); // BAD blocking_indirect_template
        dryRun.run(); // OK blocking_indirect_template
        fromDisk.get(); // BAD blocking_indirect_lambda_field
        fromMemory.get(); // OK blocking_indirect_lambda_field
        onRead.run(); // BAD blocking_indirect_lambda_field
        parser.apply(text); // OK blocking_indirect_lambda_field
        commands.get("save").accept(text); // BAD blocking_indirect_lambda_field ?
        retry(3, () -> readPlan()); // BAD blocking_indirect_parameter
        retry(3, () -> text.trim()); // OK blocking_indirect_parameter
        List.of(text).forEach(this::save); // BAD blocking_indirect_method_ref
        List.of(text).forEach(this::alpha); // OK blocking_indirect_method_ref
        side.execute(() -> first(text)); // OK blocking_indirect_helper
        later(() -> first(text)); // OK blocking_indirect_parameter
        now(() -> first(text)); // BAD blocking_indirect_parameter
        walk(text, 3); // BAD blocking_indirect_recursion
        count(text, 3); // OK blocking_indirect_recursion
        new Basket.Builder().with(text).pack(); // BAD blocking_indirect_builder
        new Basket.Builder().with(text).label(); // OK blocking_indirect_builder
        Nursery.INSTANCE.water(); // BAD blocking_indirect_static
        Nursery.describe(); // OK blocking_indirect_static
        Inner inner = new Inner();
        inner.touch(); // BAD blocking_indirect_inner
        inner.peek(); // OK blocking_indirect_inner
        ctx.fireChannelRead(msg);
    }

    private void first(String text) {
        second(text, 1);
    }

    private void second(String text, int depth) {
        if (depth > 0) {
            third(text);
        }
    }

    private void third(String text) {
        save(text);
    }

    private void alpha(String text) {
        beta(text);
    }

    private void beta(String text) {
        onRead = () -> save(text);
    }

    private void save(String text) {
        try {
            Files.writeString(Path.of("orchard"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String readPlan() {
        try {
            return Files.readString(Path.of("plan"));
        } catch (IOException e) {
            return "";
        }
    }

    private static void nap(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T retry(int times, Supplier<T> action) {
        T result = null;
        for (int i = 0; i < times && result == null; i++) {
            result = action.get();
        }
        return result;
    }

    private void later(Runnable action) {
        side.execute(action);
    }

    private void now(Runnable action) {
        action.run();
    }

    private void walk(String text, int n) {
        if (n == 0) {
            nap(5);
        } else {
            walk(text, n - 1);
        }
    }

    private int count(String text, int n) {
        return n == 0 ? text.length() : count(text, n - 1);
    }

    private class Inner {
        void touch() {
            save("touch");
        }

        boolean peek() {
            return commands.isEmpty();
        }
    }
}

interface TreeStore {
    String find(String key);
}

class RemoteTreeStore implements TreeStore {

    private final JdbcTemplate jdbc = new JdbcTemplate();

    @Override
    public String find(String key) {
        return jdbc.queryForObject("select t from tree where k = ?", String.class, key);
    }
}

class LocalTreeStore implements TreeStore {

    private final Map<String, String> trees = new HashMap<>();

    @Override
    public String find(String key) {
        return trees.get(key);
    }
}

class FallbackTreeStore implements TreeStore {

    private final TreeStore first = new LocalTreeStore();
    private final TreeStore second = new RemoteTreeStore();

    @Override
    public String find(String key) {
        String found = first.find(key);
        return found != null ? found : second.find(key);
    }

    static OrchardPaths wired() {
        return new OrchardPaths(new FallbackTreeStore());
    }
}

abstract class Harvest {

    final void run() {
        prepare();
        pick();
    }

    void prepare() {
        System.out.println("prepare");
    }

    abstract void pick();
}

class AppleHarvest extends Harvest {

    @Override
    void pick() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

class PaperHarvest extends Harvest {

    @Override
    void pick() {
        System.out.println("paper");
    }
}

class Basket {

    static class Builder {
        private final StringBuilder content = new StringBuilder();

        Builder with(String s) {
            content.append(s);
            return this;
        }

        String label() {
            return content.toString();
        }

        int pack() {
            try {
                return new ProcessBuilder("pack", content.toString()).start().waitFor();
            } catch (IOException | InterruptedException e) {
                return -1;
            }
        }
    }
}

enum Nursery {
    INSTANCE;

    void water() {
        try (FileReader valve = new FileReader("/etc/valve")) {
            valve.read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String describe() {
        return INSTANCE.name();
    }
}

class Sleeper {

    private String state = "";

    void sleep(long ticks) {
        state = "asleep " + ticks;
    }

    String join() {
        return String.join(",", state, state);
    }

    String get() {
        return state;
    }

    boolean await(String signal) {
        return state.equals(signal);
    }

    void acquire() {
        state += "+";
    }

    int read() {
        return state.length();
    }

    String block() {
        return state + "#";
    }

    void take() {
        state = "";
    }

    void waitFor() {
        state = "awaited";
    }
}

class PruneVerticle extends AbstractVerticle {

    private final Sleeper sleeper = new Sleeper();

    @Override
    public void start() {
        vertx.eventBus().<String>consumer("prune", m -> {
            sleeper.sleep(1000); // OK blocking_named_alike
            sleeper.join(); // OK blocking_named_alike
            sleeper.get(); // OK blocking_named_alike
            sleeper.await("go"); // OK blocking_named_alike
            sleeper.acquire(); // OK blocking_named_alike
            sleeper.read(); // OK blocking_named_alike
            sleeper.block(); // OK blocking_named_alike
            sleeper.take(); // OK blocking_named_alike
            sleeper.waitFor(); // OK blocking_named_alike
            quickly(); // BAD blocking_named_alike
            calculate(m.body()); // BAD blocking_named_alike
            toText(m.body()); // BAD blocking_named_alike
        });
        vertx.eventBus().<byte[]>consumer("leaves", m -> {
            try {
                decode(m.body()); // OK blocking_memory_stream_chain
                archive(m.body()); // BAD blocking_memory_stream_chain
            } catch (IOException e) {
                m.fail(1, e.getMessage());
            }
        });
    }

    private void quickly() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int calculate(String name) {
        try (ZipFile zip = new ZipFile(name)) {
            return zip.size();
        } catch (IOException e) {
            return 0;
        }
    }

    private String toText(String name) {
        Properties p = new Properties();
        try (Reader r = new FileReader(name)) {
            p.load(r);
        } catch (IOException e) {
            p.clear();
        }
        return p.toString();
    }

    private void decode(byte[] bytes) throws IOException {
        new GZIPInputStream(new ByteArrayInputStream(bytes)).read();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ObjectOutputStream(out).writeObject("leaf");
        new BufferedWriter(new StringWriter()).write("leaf");
    }

    private void archive(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes);
        Files.write(Path.of("leaves.bin"), out.toByteArray());
    }
}

class LeafHandler extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) throws IOException {
        byte[] bytes = msg.toString().getBytes();
        try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes))) {
            data.readFully(new byte[bytes.length]); // OK blocking_memory_stream
        }
        DataOutputStream sink = new DataOutputStream(new ByteArrayOutputStream());
        sink.writeUTF("leaf"); // OK blocking_memory_stream
        sink.flush(); // OK blocking_memory_stream
        InputStream both = new SequenceInputStream(new ByteArrayInputStream(bytes), InputStream.nullInputStream());
        both.transferTo(new ByteArrayOutputStream()); // OK blocking_memory_stream
        new CharArrayReader(new char[] {'a'}).read(); // OK blocking_memory_stream
        new Scanner(msg.toString()).nextLine(); // OK blocking_memory_stream
        new Scanner(System.in).nextLine(); // BAD blocking_memory_stream
        new PrintWriter(new StringWriter()).println("leaf"); // OK blocking_memory_stream
        Properties p = new Properties();
        p.load(new StringReader("a=b")); // OK blocking_memory_stream
        p.load(new FileReader("leaf.properties")); // BAD blocking_memory_stream
        p.store(new StringWriter(), "leaf"); // OK blocking_memory_stream
        new PrintWriter("leaf.txt").println("leaf"); // BAD blocking_memory_stream
        new Scanner(Path.of("leaf.txt")).nextLine(); // BAD blocking_memory_stream
        Path rel = Path.of("a").resolve("b").normalize(); // OK blocking_memory_stream
        rel.toRealPath(); // BAD blocking_memory_stream ?
        ctx.fireChannelRead(rel);
    }
}
