package cases.stagelights;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.util.*;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.*;
import javax.swing.*;
import javax.swing.table.DefaultTableModel;

record Cue(int channel, int level, long fadeMillis) {}

class LightDesk extends JPanel {

    private final DefaultTableModel cues = new DefaultTableModel(new Object[] {"channel", "level"}, 0);
    private final JTextArea log = new JTextArea();
    private final JSlider master = new JSlider();
    private final javax.swing.Timer refresh = new javax.swing.Timer(40, e -> repaint());
    private final ScheduledExecutorService shows = Executors.newSingleThreadScheduledExecutor(); // OK ninth_hygiene_executor_not_shut_down
    private final CueLine line;
    private Thread player;
    private boolean playing;
    private volatile boolean blackout;

    LightDesk(CueLine line) {
        this.line = line;
        JButton go = new JButton("Go");
        go.addActionListener(e -> go());
        JButton test = new JButton("Test");
        test.addActionListener(e -> {
            try {
                shows.submit(() -> line.selfTest()).get(); // BAD ninth_hygiene_blocking_on_edt
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException ex) {
                log.append("test: " + ex.getCause()); // OK ninth_hygiene_swing_off_edt
            }
        });
        add(go);
        add(test);
        refresh.start();
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        g.setColor(blackout ? Color.BLACK : Color.WHITE); // OK ninth_shared_non_volatile_stop_flag
        g.fillRect(0, 0, getWidth(), getHeight());
    }

    private void go() {
        playing = true;
        player = new Thread(() -> {
            while (playing) { // BAD ninth_shared_non_volatile_stop_flag
                line.send(new Cue(1, 255, 0));
                log.append("cue\n"); // BAD ninth_hygiene_swing_off_edt
            }
        });
        player.setDaemon(true); // OK ninth_hygiene_daemon_set_after_start
        player.start();
    }

    void halt() {
        playing = false;
        blackout = true;
    }

    void kill() {
        player.stop(); // BAD ninth_hygiene_deprecated_thread_control
    }

    void end() {
        player.interrupt(); // OK ninth_hygiene_deprecated_thread_control
    }

    void load(List<Cue> list) {
        shows.execute(() -> {
            for (Cue c : list) {
                cues.addRow(new Object[] {c.channel(), c.level()}); // BAD ninth_hygiene_swing_off_edt
            }
        });
    }

    void reload(List<Cue> list) {
        shows.execute(() -> {
            line.send(list.get(0));
            SwingUtilities.invokeLater(() -> list.forEach(c -> cues.addRow(new Object[] {c.channel(), c.level()}))); // OK ninth_hygiene_swing_off_edt
        });
    }

    void program(List<Cue> list) {
        for (Cue c : list) {
            Timer t = new Timer(); // BAD ninth_fanout_timer_per_call
            t.schedule(new TimerTask() {
                @Override
                public void run() {
                    line.send(c);
                }
            }, c.fadeMillis());
        }
    }

    void plan(List<Cue> list) {
        for (Cue c : list) {
            shows.schedule(() -> line.send(c), c.fadeMillis(), TimeUnit.MILLISECONDS); // OK ninth_fanout_timer_per_call
        }
    }

    void beat(Runnable pulse) {
        shows.scheduleWithFixedDelay(new Runnable() { // OK ninth_hygiene_scheduled_task_may_throw
            @Override
            public void run() {
                try {
                    pulse.run();
                } catch (Throwable t) {
                    SwingUtilities.invokeLater(() -> log.append("pulse " + t));
                }
            }
        }, 0, 500, TimeUnit.MILLISECONDS);
    }

    void tick(String pattern) {
        shows.scheduleAtFixedRate(() -> line.send(new Cue(Integer.parseInt(pattern.substring(3)), 10, 0)), // BAD ninth_hygiene_scheduled_task_may_throw
                0, 1, TimeUnit.SECONDS);
    }

    void showIn(JFrame frame) {
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent e) {
                refresh.stop();
                shows.shutdownNow();
                master.setEnabled(false);
            }
        });
        frame.add(this);
    }

    static void show(CueLine line) {
        SwingUtilities.invokeLater(() -> {
            JFrame f = new JFrame("Desk");
            new LightDesk(line).showIn(f);
            f.setVisible(true); // OK ninth_hygiene_swing_off_edt
        });
    }
}

interface CueLine {
    void send(Cue cue);

    Integer selfTest() throws IOException;
}
