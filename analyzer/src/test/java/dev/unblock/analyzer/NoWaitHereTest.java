package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait as a rule, but not in just this use, beside those that do. */
final class NoWaitHereTest {

    private BareProject project;

    @BeforeEach
    void begin(@TempDir Path folder) {
        project = new BareProject(folder);
    }

    @Test
    void aTaskThatJoinsAnotherWorksMeanwhile() throws IOException {
        project.write("src/main/java/shop/Sum.java", """
                package shop;
                import java.util.concurrent.*;
                class Sum extends RecursiveTask<Integer> {
                    private final int from;
                    Sum(int from) { this.from = from; }
                    @Override protected Integer compute() {
                        Sum other = new Sum(from + 1);
                        other.fork();
                        return from + other.join();
                    }
                }
                class Wait extends RecursiveTask<Integer> {
                    private final Future<Integer> answer;
                    Wait(Future<Integer> answer) { this.answer = answer; }
                    @Override protected Integer compute() {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            return 0;
                        }
                    }
                }
                class Start {
                    static void all(Future<Integer> answer) {
                        ForkJoinPool.commonPool().execute(new Sum(1));
                        ForkJoinPool.commonPool().execute(new Wait(answer));
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Sum.java:17 future common-pool");
    }

    @Test
    void aStreamThatIsReadyGivesWhatIsThere() throws IOException {
        project.write("src/main/java/shop/Upload.java", """
                package shop;
                import jakarta.servlet.*;
                import java.io.IOException;
                class Upload implements ReadListener {
                    private final ServletInputStream in;
                    Upload(ServletInputStream in) { this.in = in; }
                    @Override public void onDataAvailable() throws IOException {
                        while (in.isReady()) {
                            in.read();
                        }
                    }
                    @Override public void onAllDataRead() throws IOException {
                        in.read();
                    }
                    @Override public void onError(Throwable problem) {}
                }
                """);

        assertThat(project.waits())
                .singleElement()
                .asString()
                .startsWith("Upload.java:13 ")
                .endsWith(" event-loop");
    }

    @Test
    void aBufferIsInMemory() throws IOException {
        project.write("src/main/java/shop/Frames.java", """
                package shop;
                import io.netty.buffer.*;
                import io.netty.channel.ChannelHandlerContext;
                import io.netty.handler.codec.ByteToMessageDecoder;
                import java.io.*;
                import java.util.List;
                class Frames extends ByteToMessageDecoder {
                    @Override protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
                        InputStream head = new ByteBufInputStream(in);
                        out.add(head.read());
                        InputStream file = new FileInputStream("rest");
                        out.add(file.read());
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Frames.java:11 file event-loop", "Frames.java:12 file event-loop");
    }

    @Test
    void aHandlerWithAGroupOfItsOwnLeavesTheLoopFree() throws IOException {
        project.write("src/main/java/shop/Server.java", """
                package shop;
                import io.netty.channel.*;
                import io.netty.channel.socket.SocketChannel;
                import io.netty.util.concurrent.*;
                class Server extends ChannelInitializer<SocketChannel> {
                    private final EventExecutorGroup side = new DefaultEventExecutorGroup(16);
                    @Override protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(side, "archive", new Archive());
                        channel.pipeline().addLast("greeting", new Greeting());
                    }
                }
                class Archive extends ChannelInboundHandlerAdapter {
                    @Override public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
                        Thread.sleep(1000);
                    }
                }
                class Greeting extends ChannelInboundHandlerAdapter {
                    @Override public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
                        Thread.sleep(1000);
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly("Server.java:14 sleep bounded-pool", "Server.java:19 sleep event-loop");
    }
}
