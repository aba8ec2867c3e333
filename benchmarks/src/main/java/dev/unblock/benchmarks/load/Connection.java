package dev.unblock.benchmarks.load;

import dev.unblock.benchmarks.load.LoadRun.Request;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** One connection: one request at a time, reused until the server says {@code Connection: close}. */
final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {

    private final LoadRun run;
    private final Target target;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Request current;

    Connection(LoadRun run, Target target) {
        this.run = run;
        this.target = target;
    }

    void send(Request request) {
        ChannelHandlerContext channel = context;
        if (channel == null || !channel.channel().isActive()) {
            run.broken(request);
            return;
        }
        current = request;
        DefaultFullHttpRequest message =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, request.path());
        message.headers()
                .set(HttpHeaderNames.HOST, target.host() + ":" + target.port())
                .set(HttpHeaderNames.ACCEPT, "application/json");
        channel.writeAndFlush(message);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext channel) {
        context = channel;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext channel, FullHttpResponse response) {
        Request request = current;
        current = null;
        boolean keepAlive = HttpUtil.isKeepAlive(response);
        if (request != null) {
            run.answered(request, response.status().code(), ByteBufUtil.getBytes(response.content()));
        }
        if (keepAlive && channel.channel().isActive()) {
            run.idle(this);
        } else {
            channel.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        giveUp(channel);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        // A reset or an unreadable answer is a result of the load: the request counts as failed.
        giveUp(channel);
        channel.close();
    }

    private void giveUp(ChannelHandlerContext channel) {
        run.closed(this, channel.channel());
        Request request = current;
        current = null;
        if (request != null) {
            run.broken(request);
        }
    }
}
