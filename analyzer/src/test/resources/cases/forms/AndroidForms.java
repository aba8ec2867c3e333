package forms.android;

import android.app.Activity;
import android.app.Application;
import android.app.IntentService;
import android.app.Service;
import android.app.job.JobParameters;
import android.app.job.JobService;
import android.content.BroadcastReceiver;
import android.content.ContentProvider;
import android.content.Context;
import android.content.Intent;
import android.content.SharedPreferences;
import android.database.Cursor;
import android.net.Uri;
import android.os.AsyncTask;
import android.os.Binder;
import android.os.Bundle;
import android.os.Handler;
import android.os.HandlerThread;
import android.os.IBinder;
import android.os.Looper;
import android.os.Message;
import android.os.Parcel;
import android.os.RemoteException;
import android.view.View;
import androidx.annotation.AnyThread;
import androidx.annotation.BinderThread;
import androidx.annotation.MainThread;
import androidx.annotation.UiThread;
import androidx.annotation.WorkerThread;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

class Prefs {
    private SharedPreferences prefs;

    @MainThread
    void save(String s) {
        prefs.edit().putString("k", s).commit(); // BAD forms_ui
    }

    @MainThread
    void saveLater(String s) {
        prefs.edit().putString("k", s).apply(); // OK forms_ui
    }

    @WorkerThread
    void saveOff(String s) {
        prefs.edit().putString("k", s).commit(); // OK forms_ui
    }
}

@UiThread
class WholeClass {
    private final File dir = new File("x");

    String[] names() {
        return dir.list(); // BAD forms_ui
    }

    @WorkerThread
    String[] namesOff() {
        return dir.list(); // OK forms_ui
    }

    @AnyThread
    String name() {
        return dir.getName(); // OK forms_ui
    }
}

class Posts {
    private final Handler main = new Handler(Looper.getMainLooper());
    private final HandlerThread thread = new HandlerThread("bg");
    private final Handler background;
    private View view;
    private Activity activity;
    private Future<String> f;

    Posts() {
        thread.start();
        background = new Handler(thread.getLooper());
    }

    void a() {
        main.post(() -> {
            try {
                f.get(); // BAD forms_ui
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    void b() {
        background.post(() -> {
            try {
                Thread.sleep(1000); // OK forms_ui
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void c() {
        view.post(new Runnable() {
            @Override
            public void run() {
                try {
                    Thread.sleep(1000); // BAD forms_ui
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    void d() {
        activity.runOnUiThread(() -> read()); // BAD forms_ui
    }

    private void read() {
        try (FileInputStream in = new FileInputStream("x")) { // BAD forms_ui
            in.read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void e() {
        main.postDelayed(this::connect, 50);
    }

    private void connect() {
        try (Socket s = new Socket()) {
            s.connect(new InetSocketAddress("h", 1)); // BAD forms_ui
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void g(Runnable r) {
        view.postDelayed(() -> {
            new File("y").delete(); // BAD forms_ui
        }, 5);
    }
}

class H extends Handler {
    H() {
        super(Looper.getMainLooper());
    }

    @Override
    public void handleMessage(Message m) {
        try {
            Thread.sleep(10); // BAD forms_ui
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

class Screen extends Activity {
    private final CountDownLatch ready = new CountDownLatch(1);
    private Thread loader;
    private final Object lock = new Object();
    private final Executor io = Executors.newSingleThreadExecutor();

    @Override
    protected void onStart() {
        super.onStart();
        try {
            loader.join(); // BAD forms_ui
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onBackPressed() {
        synchronized (lock) {
            try {
                lock.wait(); // BAD forms_ui
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    protected void onSaveInstanceState(Bundle b) {
        try {
            ready.await(10, TimeUnit.SECONDS); // BAD forms_ui
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void onRestart() {
        try {
            ready.await(1, TimeUnit.SECONDS); // OK forms_ui
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void onButton(View v) {
        v.setOnClickListener(w -> {
            try {
                new Socket("h", 80).close(); // BAD forms_ui
            } catch (IOException e) {
                w.setEnabled(false);
            }
        });
        v.setOnLongClickListener(w -> {
            io.execute(() -> {
                try {
                    new Socket("h", 80).close(); // OK forms_ui
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            return true;
        });
    }
}

class App extends Application {
    @Override
    public void onCreate() {
        super.onCreate();
        try {
            Executors.newCachedThreadPool().submit(() -> 1).get(); // BAD forms_ui
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

class Svc extends Service {
    @Override
    public int onStartCommand(Intent i, int flags, int id) {
        new File("z").renameTo(new File("zz")); // BAD forms_ui
        return 1;
    }

    @Override
    public IBinder onBind(Intent i) {
        return null;
    }
}

class Off extends IntentService {
    Off() {
        super("off");
    }

    @Override
    protected void onHandleIntent(Intent i) {
        try {
            Thread.sleep(5000); // OK forms_ui
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

class Job extends JobService {
    @Override
    public boolean onStartJob(JobParameters p) {
        try {
            Thread.sleep(5000); // BAD forms_ui
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @Override
    public boolean onStopJob(JobParameters p) {
        return false;
    }
}

class Load extends AsyncTask<String, Integer, String> {
    private final CountDownLatch l = new CountDownLatch(1);

    @Override
    protected void onPreExecute() {
        try {
            l.await(); // BAD forms_ui
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected String doInBackground(String... s) {
        try {
            Thread.sleep(1000); // OK forms_ui
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    @Override
    protected void onProgressUpdate(Integer... n) {
        new File("q").mkdir(); // BAD forms_ui
    }
}

class Uses {
    @UiThread
    String now(Load l) throws ExecutionException, InterruptedException {
        return l.execute("a").get(); // BAD forms_ui
    }

    @UiThread
    void ipc(IBinder b, Parcel p, Parcel q) throws RemoteException {
        b.transact(0, p, q, 0); // BAD forms_ui
    }

    @UiThread
    void oneWay(IBinder b, Parcel p, Parcel q) throws RemoteException {
        b.transact(0, p, q, 1); // OK forms_ui
    }

    @BinderThread
    void binder(IBinder b, Parcel p, Parcel q) throws RemoteException {
        b.transact(0, p, q, 0); // OK forms_ui
    }

    @UiThread
    void nested(IBinder b, Parcel p, Parcel q) throws RemoteException {
        helper(b, p, q);
    }

    private void helper(IBinder b, Parcel p, Parcel q) throws RemoteException {
        b.transact(2, p, q, 0); // BAD forms_ui
    }
}

class Provider extends ContentProvider {
    @Override
    public boolean onCreate() {
        try {
            Thread.sleep(10); // BAD forms_ui
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Override
    public Cursor query(Uri u, String[] p, String s, String[] a, String o) {
        new File("w").delete(); // OK forms_ui
        return null;
    }
}

class Receiver extends BroadcastReceiver {
    @Override
    public void onReceive(Context c, Intent i) {
        c.getContentResolver().query(Uri.parse("x"), null, null, null, null); // BAD forms_ui
    }
}

class Later extends BroadcastReceiver {
    private Executor e;

    @Override
    public void onReceive(Context c, Intent i) {
        PendingResult r = goAsync();
        e.execute(() -> {
            c.getContentResolver().query(Uri.parse("x"), null, null, null, null); // OK forms_ui
            r.finish();
        });
    }
}
