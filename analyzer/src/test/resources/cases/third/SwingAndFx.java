package t;
import java.awt.event.*;
import java.io.*;
import java.net.*;
import java.sql.*;
import java.util.concurrent.*;
import javax.swing.*;
import javafx.application.Platform;
import javafx.concurrent.Task;

class SwingAndFx extends JFrame {
  private final JButton load = new JButton("load");
  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final JLabel label = new JLabel();
  void wire() {
    load.addActionListener(e -> {
      try { label.setText(new String(new URL("http://x").openStream().readAllBytes())); } // BAD eventloop
      catch (IOException x) { label.setText("failed"); }
    });
    load.addActionListener(e -> background.execute(() -> fetch())); // OK eventloop
    load.addMouseListener(new MouseAdapter() {
      @Override public void mouseClicked(MouseEvent e) {
        try { Thread.sleep(2000); } catch (InterruptedException x) { Thread.currentThread().interrupt(); } // BAD eventloop
      }
    });
    new Timer(100, e -> label.setText("tick")).start(); // OK eventloop
    load.addActionListener(this::query);
  }
  private void query(ActionEvent e) {
    try (Connection c = DriverManager.getConnection("jdbc:x")) { label.setText(c.getCatalog()); } // BAD eventloop
    catch (SQLException x) { label.setText("no"); }
  }
  private void fetch() {
    try { new URL("http://x").openStream().close(); } catch (IOException e) { throw new UncheckedIOException(e); } // OK eventloop
  }
  void worker() {
    new SwingWorker<String, Void>() {
      @Override protected String doInBackground() throws Exception {
        Thread.sleep(1000); // OK eventloop
        return "x";
      }
      @Override protected void done() {
        try { label.setText(get()); } catch (Exception x) { label.setText("failed"); } // OK eventloop
      }
    }.execute();
  }
  void later(Future<String> f) {
    SwingUtilities.invokeLater(() -> {
      try { label.setText(f.get()); } catch (Exception x) { label.setText("failed"); } // BAD eventloop
    });
  }
  void fx() {
    Platform.runLater(() -> {
      try { new ProcessBuilder("ls").start().waitFor(); } catch (Exception x) { throw new IllegalStateException(x); } // BAD eventloop
    });
    Task<String> task = new Task<>() {
      @Override protected String call() throws Exception {
        return new String(new FileInputStream("/etc/hosts").readAllBytes()); // OK eventloop
      }
    };
    background.execute(task);
  }
}
