package contexts;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

class Handler extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        context.writeAndFlush(message).sync(); // waits: event-loop
        context.writeAndFlush(message);
        context.writeAndFlush(message).addListener(done -> {
            "a".trim(); // threads: event-loop
        });
    }

    public static void main(String[] args) throws Exception {
        ChannelFuture opened = new Bootstrap().connect("host", 1).sync(); // waits: main
        opened.channel().closeFuture().sync(); // waits: main
        opened.syncUninterruptibly(); // waits: main
        "b".trim(); // threads: main
    }
}
