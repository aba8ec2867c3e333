package com.tripdesk.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks just enough SMTP to take mails from the application. */
public class FakeSmtpServer {

    private final ServerSocket socket;
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    public FakeSmtpServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept, "fake-smtp");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<String> mails() {
        return new ArrayList<>(mails);
    }

    public long mailsContaining(String text) {
        return mails.stream().filter(mail -> mail.contains(text)).count();
    }

    public void refuse(boolean refuse) {
        this.refusing = refuse;
    }

    public void clear() {
        mails.clear();
        refusing = false;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread talker = new Thread(() -> talk(client), "fake-smtp-client");
                talker.setDaemon(true);
                talker.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.UTF_8)) {
            say(out, "220 fake");
            String line = in.readLine();
            while (line != null) {
                String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
                if (command.equals("DATA")) {
                    say(out, "354 go on");
                    mails.add(message(in));
                    say(out, "250 taken");
                } else if (command.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else if (command.equals("MAIL") && refusing) {
                    say(out, "550 not today");
                } else {
                    say(out, "250 ok");
                }
                line = in.readLine();
            }
        } catch (IOException e) {
            // the client has gone away
        }
    }

    private String message(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            message.append(line).append('\n');
            line = in.readLine();
        }
        return message.toString();
    }

    private void say(PrintWriter out, String text) {
        out.print(text + "\r\n");
        out.flush();
    }
}
