package cases.ledgerdesk;

import java.awt.EventQueue;
import java.awt.Graphics;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import javax.swing.Timer;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.table.AbstractTableModel;

public class LedgerDesk extends JFrame implements ActionListener {

    private final JLabel total = new JLabel();
    private final JButton refresh = new JButton("Refresh");
    private final JButton export = new JButton("Export");
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private SwingWorker<Integer, String> current;

    public LedgerDesk() {
        refresh.addActionListener(this);
        export.addActionListener(e -> {
            try {
                Files.writeString(Path.of("ledger.csv"), total.getText()); // BAD blocking_swing_listener
            } catch (IOException ex) {
                total.setText(ex.getMessage());
            }
        });
        export.addActionListener(e -> pool.execute(() -> {
            try {
                Files.writeString(Path.of("ledger.csv"), "0"); // OK blocking_swing_listener
            } catch (IOException ex) {
                SwingUtilities.invokeLater(() -> total.setText(ex.getMessage()));
            }
        }));
        addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                Future<String> owner = pool.submit(() -> System.getProperty("user.name"));
                try {
                    total.setToolTipText(owner.get()); // BAD blocking_swing_future
                } catch (InterruptedException | ExecutionException ex) {
                    total.setToolTipText("");
                }
            }
        });
        new Timer(1000, e -> {
            try (Connection c = DriverManager.getConnection("jdbc:h2:mem:ledger")) { // BAD blocking_swing_timer
                total.setText(c.getSchema());
            } catch (SQLException ex) {
                total.setText("?");
            }
        }).start();
        new java.util.Timer(true).schedule(new TimerTask() {
            @Override
            public void run() {
                try (Connection c = DriverManager.getConnection("jdbc:h2:mem:ledger")) { // OK blocking_swing_timer
                    String schema = c.getSchema();
                    SwingUtilities.invokeLater(() -> total.setText(schema));
                } catch (SQLException ex) {
                    System.err.println(ex.getMessage());
                }
            }
        }, 1000, 1000);
    }

    @Override
    public void actionPerformed(ActionEvent e) {
        if (current != null && current.isDone()) {
            try {
                total.setText(String.valueOf(current.get())); // OK blocking_swing_future
                return;
            } catch (InterruptedException | ExecutionException ex) {
                total.setText("failed");
            }
        }
        current = new TotalWorker();
        current.execute();
        try {
            total.setText("" + current.get(5, TimeUnit.SECONDS)); // BAD blocking_swing_future
        } catch (Exception ex) {
            total.setText("failed");
        }
        int choice = JOptionPane.showConfirmDialog(this, "Again?"); // OK blocking_swing_dialog
        if (choice == JOptionPane.YES_OPTION) {
            reload(); // BAD blocking_swing_indirect
            repaintTotals(); // OK blocking_swing_indirect
        }
    }

    private void reload() {
        loadRates();
    }

    private void loadRates() {
        try {
            total.setText(Files.readString(Path.of("rates.txt")));
        } catch (IOException e) {
            total.setText("no rates");
        }
    }

    private void repaintTotals() {
        total.revalidate();
        total.repaint();
    }

    private class TotalWorker extends SwingWorker<Integer, String> {
        @Override
        protected Integer doInBackground() throws Exception {
            publish("start");
            try (Connection c = DriverManager.getConnection("jdbc:h2:mem:ledger"); // OK blocking_swing_worker
                 ResultSet rs = c.createStatement().executeQuery("select sum(v) from l")) { // OK blocking_swing_worker
                Thread.sleep(100); // OK blocking_swing_worker
                return rs.next() ? rs.getInt(1) : 0;
            }
        }

        @Override
        protected void process(List<String> chunks) {
            try {
                Thread.sleep(30); // BAD blocking_swing_worker
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            total.setText(chunks.get(chunks.size() - 1));
        }

        @Override
        protected void done() {
            try {
                total.setText(get().toString()); // OK blocking_swing_worker
                Files.deleteIfExists(Path.of("ledger.tmp")); // BAD blocking_swing_worker
            } catch (Exception e) {
                total.setText("failed");
            }
        }
    }

    public static void main(String[] args) throws Exception {
        String title = Files.readString(Path.of("title.txt")); // OK blocking_swing_main
        EventQueue.invokeLater(() -> {
            LedgerDesk desk = new LedgerDesk();
            desk.setTitle(title);
            try {
                desk.setName(Files.readString(Path.of("name.txt"))); // BAD blocking_swing_main
            } catch (IOException e) {
                desk.setName("desk");
            }
            desk.setVisible(true);
        });
        EventQueue.invokeAndWait(() -> System.out.println("shown")); // OK blocking_swing_invoke_and_wait
    }
}

class EntryTable extends AbstractTableModel {

    private final Connection connection;
    private final List<String> cached;

    EntryTable(Connection connection, List<String> cached) {
        this.connection = connection;
        this.cached = cached;
    }

    @Override
    public int getRowCount() {
        return cached.size(); // OK blocking_swing_model
    }

    @Override
    public int getColumnCount() {
        return 2;
    }

    @Override
    public Object getValueAt(int row, int column) {
        if (column == 0) {
            return cached.get(row);
        }
        try (ResultSet rs = connection.createStatement().executeQuery("select v from l where id = " + row)) { // BAD blocking_swing_model
            return rs.next() ? rs.getString(1) : null;
        } catch (SQLException e) {
            return null;
        }
    }
}

class StampView extends JComponent {

    private byte[] encoded = new byte[0];

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        try {
            BufferedImage stamp = ImageIO.read(new ByteArrayInputStream(encoded)); // OK blocking_swing_paint
            g.drawImage(stamp, 0, 0, null);
            BufferedImage seal = ImageIO.read(new File("/usr/share/seal.png")); // BAD blocking_swing_paint
            g.drawImage(seal, 40, 0, null);
        } catch (IOException e) {
            g.drawString("?", 0, 0);
        }
    }
}

class SearchField implements DocumentListener {

    private final ExecutorService pool = Executors.newCachedThreadPool();

    @Override
    public void insertUpdate(DocumentEvent e) {
        pool.submit(() -> lookup(e.getDocument().getLength())); // OK blocking_swing_listener
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
        lookup(e.getDocument().getLength()); // BAD blocking_swing_indirect
    }

    @Override
    public void changedUpdate(DocumentEvent e) {
        synchronized (this) {
            try {
                wait(500); // BAD blocking_swing_listener
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int lookup(int length) {
        try (ResultSet rs = DriverManager.getConnection("jdbc:h2:mem:l").createStatement().executeQuery("select 1")) {
            return rs.next() ? rs.getInt(1) + length : length;
        } catch (SQLException e) {
            return -1;
        }
    }
}

class CloseAction extends AbstractAction {

    private final ExecutorService pool;

    CloseAction(ExecutorService pool) {
        this.pool = pool;
    }

    @Override
    public void actionPerformed(ActionEvent e) {
        pool.shutdown(); // OK blocking_swing_listener
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES); // BAD blocking_swing_listener
            SwingUtilities.invokeAndWait(() -> setEnabled(false)); // BAD blocking_swing_invoke_and_wait
        } catch (InterruptedException | InvocationTargetException ex) {
            Thread.currentThread().interrupt();
        }
    }
}
