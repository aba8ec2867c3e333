package cases.playerapp;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;

public class PlayerApp extends Application {

    private final Label track = new Label();
    private final StringProperty folder = new SimpleStringProperty();
    private final ExecutorService loader = Executors.newFixedThreadPool(2);
    private String motto;

    @Override
    public void init() throws Exception {
        motto = Files.readString(Path.of("motto.txt")); // OK blocking_fx_lifecycle
        Thread.sleep(20); // OK blocking_fx_lifecycle
    }

    @Override
    public void start(Stage stage) throws Exception {
        String theme = Files.readString(Path.of("theme.css")); // BAD blocking_fx_lifecycle
        Button play = new Button(motto + theme);
        Button scan = new Button("Scan");
        Button skip = new Button("Skip");
        play.setOnAction(e -> {
            try {
                Thread.sleep(400); // BAD blocking_fx_handler
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
            track.setText("playing");
        });
        scan.setOnAction(new EventHandler<ActionEvent>() {
            @Override
            public void handle(ActionEvent event) {
                Task<Integer> task = scanTask();
                task.setOnSucceeded(s -> track.setText("" + task.getValue())); // OK blocking_fx_task
                new Thread(task).start(); // OK blocking_fx_task
            }
        });
        skip.setOnAction(this::onSkip);
        folder.addListener((obs, old, now) -> countFiles(now)); // BAD blocking_fx_listener
        folder.addListener((obs, old, now) -> CompletableFuture.runAsync(() -> countFiles(now), loader)); // OK blocking_fx_listener
        folder.addListener(new ChangeListener<String>() {
            @Override
            public void changed(ObservableValue<? extends String> o, String old, String now) {
                int n = CompletableFuture.supplyAsync(() -> countFiles(now), loader).join(); // BAD blocking_fx_listener
                track.setText("" + n);
            }
        });
        PauseTransition pause = new PauseTransition(Duration.seconds(2)); // OK blocking_fx_handler
        pause.setOnFinished(e -> track.setText(""));
        pause.play();
        stage.setScene(new Scene(new VBox(play, scan, skip, track)));
        stage.show();
    }

    private void onSkip(ActionEvent e) {
        Task<Integer> task = scanTask();
        loader.submit(task);
        try {
            track.setText("" + task.get()); // BAD blocking_fx_task
        } catch (InterruptedException | ExecutionException ex) {
            track.setText("?");
        }
        new Alert(Alert.AlertType.INFORMATION).showAndWait(); // OK blocking_fx_dialog
    }

    private Task<Integer> scanTask() {
        return new Task<>() {
            @Override
            protected Integer call() throws Exception {
                int n = countFiles("/music"); // OK blocking_fx_task
                CountDownLatch shown = new CountDownLatch(1);
                Platform.runLater(() -> {
                    track.setText("found " + n);
                    shown.countDown();
                });
                shown.await(); // OK blocking_fx_task
                return n;
            }

            @Override
            protected void succeeded() {
                countFiles("/playlists"); // BAD blocking_fx_task
            }
        };
    }

    private static int countFiles(String dir) {
        try (var s = Files.list(Path.of(dir))) {
            return (int) s.count();
        } catch (IOException e) {
            return 0;
        }
    }
}

class CoverService extends Service<byte[]> {

    private final URL url;

    CoverService(URL url) {
        this.url = url;
    }

    @Override
    protected Task<byte[]> createTask() {
        return new Task<>() {
            @Override
            protected byte[] call() throws Exception {
                try (InputStream in = url.openStream()) { // OK blocking_fx_service
                    return in.readAllBytes(); // OK blocking_fx_service
                }
            }
        };
    }

    @Override
    protected void failed() {
        try {
            Files.writeString(Path.of("failures.log"), getException().toString()); // BAD blocking_fx_service
        } catch (IOException e) {
            cancel();
        }
    }
}

class Visualizer extends AnimationTimer {

    private final Path samples = Path.of("samples.raw");
    private volatile byte[] latest = new byte[0];

    @Override
    public void handle(long now) {
        byte[] frame = latest; // OK blocking_fx_animation
        try {
            frame = Files.readAllBytes(samples); // BAD blocking_fx_animation
        } catch (IOException e) {
            stop();
        }
        System.out.println(frame.length);
    }

    void pump() {
        Thread reader = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    latest = Files.readAllBytes(samples); // OK blocking_fx_animation
                    Thread.sleep(16); // OK blocking_fx_animation
                } catch (IOException | InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    Timeline clock(Label label) {
        return new Timeline(new KeyFrame(Duration.seconds(1), e -> {
            try (InputStream in = new URL("http://time.example.org").openStream()) { // BAD blocking_fx_animation
                label.setText(new String(in.readAllBytes()));
            } catch (IOException ex) {
                label.setText("--");
            }
        }));
    }
}

class Notifier {

    private final Label bar;
    private final ExecutorService pool = Executors.newCachedThreadPool();

    Notifier(Label bar) {
        this.bar = bar;
    }

    void notifyAll(String text) {
        Platform.runLater(() -> {
            try {
                Process p = new ProcessBuilder("notify-send", text).start();
                p.waitFor(); // BAD blocking_fx_run_later
                bar.setText(text);
            } catch (IOException | InterruptedException e) {
                bar.setText("");
            }
        });
    }

    void notifyApart(String text) {
        pool.execute(() -> {
            try {
                Process p = new ProcessBuilder("notify-send", text).start();
                p.waitFor(); // OK blocking_fx_run_later
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Platform.runLater(() -> bar.setText(text)); // OK blocking_fx_run_later
        });
    }

    void handOver(CompletableFuture<String> name) {
        name.thenAcceptAsync(n -> bar.setText(n), Platform::runLater); // OK blocking_fx_run_later
        name.thenAcceptAsync(n -> bar.setText(readName(n)), Platform::runLater); // BAD blocking_fx_run_later
        Platform.runLater(() -> bar.setText(name.join())); // BAD blocking_fx_run_later
        Platform.runLater(() -> bar.setText(name.getNow(""))); // OK blocking_fx_run_later
    }

    private String readName(String key) {
        try {
            return Files.readString(Path.of(key));
        } catch (IOException e) {
            return key;
        }
    }
}
