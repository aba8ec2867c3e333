package t6.b11;

import android.app.Activity;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.os.AsyncTask;
import android.os.Binder;
import android.os.Bundle;
import android.os.Handler;
import android.os.IBinder;
import android.os.Looper;
import android.os.Parcel;
import android.os.RemoteException;
import android.support.annotation.UiThread;
import android.support.annotation.WorkerThread;
import android.view.View;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javax.swing.JButton;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import javax.swing.Timer;

class T11UiThread {

    /** Infer STARVATION on the UI thread: waits without limit, or longer than 5 s. */
    static class A1 extends Activity {
        private Future<String> f;
        private final CountDownLatch l = new CountDownLatch(1);

        @Override
        protected void onCreate(Bundle b) {
            super.onCreate(b);
            try {
                l.await(); // BAD blocking_ui_thread
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        protected void onResume() {
            super.onResume();
            foo();
        }

        private void foo() {
            try {
                f.get(); // BAD blocking_ui_thread
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        @UiThread
        void bar() throws InterruptedException, ExecutionException, TimeoutException {
            f.get(10, TimeUnit.SECONDS); // BAD blocking_ui_thread
        }

        @UiThread
        void baz() throws InterruptedException, ExecutionException, TimeoutException {
            f.get(50, TimeUnit.MILLISECONDS); // OK blocking_ui_thread
        }

        @WorkerThread
        void qux() throws InterruptedException, ExecutionException {
            f.get(); // OK blocking_ui_thread
        }
    }

    /** Infer STRICT_MODE_VIOLATION, IPC_ON_UI_THREAD. */
    static class A2 extends Activity {
        private IBinder binder;
        private Executor bg;
        private final Handler main = new Handler(Looper.getMainLooper());

        @UiThread
        boolean m1(File d) {
            return d.mkdirs(); // BAD blocking_ui_thread
        }

        @UiThread
        File m2(File d) {
            return new File(d, "x");
        }

        @UiThread
        void m3(Parcel a, Parcel b) throws RemoteException {
            binder.transact(1, a, b, 0); // BAD blocking_ui_thread
        }

        @UiThread
        void m4(Parcel a, Parcel b) throws RemoteException {
            binder.transact(1, a, b, Binder.FLAG_ONEWAY); // OK blocking_ui_thread
        }

        void m5(View v, URL u) {
            v.setOnClickListener(new View.OnClickListener() {
                @Override
                public void onClick(View w) {
                    try {
                        HttpURLConnection c = (HttpURLConnection) u.openConnection();
                        c.getInputStream().close(); // BAD blocking_ui_thread
                    } catch (IOException e) {
                        w.setEnabled(false);
                    }
                }
            });
        }

        void m6(View v, Path p) {
            v.setOnClickListener(w -> bg.execute(() -> {
                try {
                    Files.delete(p); // OK blocking_ui_thread
                } catch (IOException e) {
                    main.post(() -> w.setEnabled(false));
                }
            }));
        }
    }

    /** Infer: AsyncTask: doInBackground is off, onPostExecute is on the UI thread. */
    static class T1 extends AsyncTask<Path, Void, String> {
        private Path p;

        @Override
        protected String doInBackground(Path... ps) {
            try {
                return new String(Files.readAllBytes(ps[0])); // OK blocking_ui_thread
            } catch (IOException e) {
                return null;
            }
        }

        @Override
        protected void onPostExecute(String s) {
            try {
                Files.write(p, s.getBytes()); // BAD blocking_ui_thread
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Infer: a UI-thread lock that a worker keeps while it waits. */
    static class Lk {
        private final Object lock = new Object();
        private int n;

        @UiThread
        void ui() {
            synchronized (lock) { // BAD blocking_ui_thread
                n++;
            }
        }

        @WorkerThread
        void work(Future<Integer> f) throws ExecutionException, InterruptedException {
            synchronized (lock) {
                n = f.get(); // BAD blocking_underlock
            }
        }
    }

    static class Lk2 {
        private final Object lock = new Object();
        private int n;

        @UiThread
        void ui() {
            synchronized (lock) { // OK blocking_ui_thread
                n++;
            }
        }

        @WorkerThread
        void work(Future<Integer> f) throws ExecutionException, InterruptedException {
            int v = f.get(); // OK blocking_underlock
            synchronized (lock) {
                n = v;
            }
        }
    }

    /** Android receivers run on the main thread. */
    static class Rcv extends BroadcastReceiver {
        @Override
        public void onReceive(Context c, Intent i) {
            try {
                new URL("http://x").openStream().close(); // BAD blocking_ui_thread
            } catch (IOException e) {
                abortBroadcast();
            }
        }
    }

    /** Swing and JavaFX: the event dispatch thread. */
    static class Sw {
        private final JTextArea area = new JTextArea();

        void m1(JButton b) {
            b.addActionListener(new ActionListener() {
                @Override
                public void actionPerformed(ActionEvent e) {
                    try {
                        Thread.sleep(2000); // BAD blocking_ui_thread
                    } catch (InterruptedException x) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
        }

        void m2(JButton b) {
            b.addActionListener(e -> new Timer(2000, x -> b.setEnabled(true)).start()); // OK blocking_ui_thread
        }

        void m3(Path p) {
            SwingUtilities.invokeLater(() -> {
                try {
                    area.setText(Files.readString(p)); // BAD blocking_ui_thread
                } catch (IOException e) {
                    area.setText("?");
                }
            });
        }

        void m4(Path p) {
            new SwingWorker<String, Void>() {
                @Override
                protected String doInBackground() throws IOException {
                    return Files.readString(p); // OK blocking_ui_thread
                }

                @Override
                protected void done() {
                    try {
                        area.setText(get()); // OK blocking_ui_thread
                    } catch (InterruptedException | ExecutionException e) {
                        area.setText("?");
                    }
                }
            }.execute();
        }
    }
}
