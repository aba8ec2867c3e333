package cases.notesscreens;

import android.app.Activity;
import android.app.Application;
import android.app.IntentService;
import android.app.Service;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.SharedPreferences;
import android.database.Cursor;
import android.database.sqlite.SQLiteDatabase;
import android.os.AsyncTask;
import android.os.Bundle;
import android.os.Handler;
import android.os.HandlerThread;
import android.os.IBinder;
import android.os.Looper;
import android.os.Message;
import android.os.SystemClock;
import android.view.View;
import android.widget.TextView;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

public class NotesScreens extends Activity implements View.OnClickListener {

    private final ExecutorService disk = Executors.newSingleThreadExecutor();
    private final Handler ui = new Handler(Looper.getMainLooper());
    private SQLiteDatabase db;
    private TextView title;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        title = new TextView(this);
        setContentView(title);
        Cursor cursor = db.rawQuery("select title from note", null); // BAD blocking_android_lifecycle
        while (cursor.moveToNext()) {
            title.append(cursor.getString(0));
        }
        cursor.close();
        disk.execute(() -> {
            Cursor tags = db.rawQuery("select tag from note", null); // OK blocking_android_lifecycle
            int n = tags.getCount();
            tags.close();
            runOnUiThread(() -> title.setText("" + n));
        });
        title.setOnClickListener(this);
        title.setOnLongClickListener(v -> {
            SystemClock.sleep(300); // BAD blocking_android_listener
            return true;
        });
        title.setOnFocusChangeListener((v, focused) -> ui.postDelayed(() -> v.setAlpha(1f), 300)); // OK blocking_android_listener
    }

    @Override
    protected void onResume() {
        super.onResume();
        try {
            HttpURLConnection c = (HttpURLConnection) new URL("https://notes.example.org/count").openConnection();
            title.setText("" + c.getResponseCode()); // BAD blocking_android_lifecycle
        } catch (IOException e) {
            title.setText("offline");
        }
    }

    @Override
    protected void onPause() {
        super.onPause();
        SharedPreferences prefs = getPreferences(MODE_PRIVATE);
        prefs.edit().putString("title", title.getText().toString()).apply(); // OK blocking_android_prefs
        prefs.edit().putString("title", title.getText().toString()).commit(); // BAD blocking_android_prefs ?
    }

    @Override
    public void onClick(View v) {
        try {
            String text = new DownloadTask(title).execute("https://notes.example.org/1").get(); // BAD blocking_android_listener
            title.setText(text);
        } catch (InterruptedException | ExecutionException e) {
            title.setText("failed");
        }
        new DownloadTask(title).execute("https://notes.example.org/2"); // OK blocking_android_listener
        Future<String> draft = disk.submit(() -> "draft");
        try {
            title.setText(draft.get(10, TimeUnit.SECONDS)); // BAD blocking_android_listener
        } catch (Exception e) {
            title.setText("");
        }
    }

    void showLater(String file) {
        ui.post(() -> title.setText(read(file))); // BAD blocking_android_post
        title.post(() -> title.setText(read(file))); // BAD blocking_android_post
        runOnUiThread(() -> title.setText(read(file))); // BAD blocking_android_post
        disk.submit(() -> {
            String text = read(file); // OK blocking_android_post
            ui.post(() -> title.setText(text)); // OK blocking_android_post
        });
    }

    private static String read(String file) {
        try (InputStream in = new FileInputStream(file)) {
            return new String(in.readAllBytes());
        } catch (IOException e) {
            return "";
        }
    }
}

class DownloadTask extends AsyncTask<String, Integer, String> {

    private final TextView target;

    DownloadTask(TextView target) {
        this.target = target;
    }

    @Override
    protected void onPreExecute() {
        try {
            Thread.sleep(100); // BAD blocking_android_asynctask
        } catch (InterruptedException e) {
            cancel(true);
        }
    }

    @Override
    protected String doInBackground(String... urls) {
        try (InputStream in = new URL(urls[0]).openStream()) { // OK blocking_android_asynctask
            byte[] all = in.readAllBytes(); // OK blocking_android_asynctask
            SystemClock.sleep(50); // OK blocking_android_asynctask
            return new String(all);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    protected void onProgressUpdate(Integer... values) {
        target.setText("" + values[0]);
    }

    @Override
    protected void onPostExecute(String result) {
        try (InputStream in = new URL("https://notes.example.org/ack").openStream()) { // BAD blocking_android_asynctask
            target.setText(result + in.read());
        } catch (IOException e) {
            target.setText(result);
        }
    }
}

class SyncReceiver extends BroadcastReceiver {

    @Override
    public void onReceive(Context context, Intent intent) {
        CountDownLatch done = new CountDownLatch(1);
        new Thread(done::countDown).start();
        try {
            done.await(); // BAD blocking_android_receiver
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        PendingResult pending = goAsync();
        new Thread(() -> {
            SystemClock.sleep(500); // OK blocking_android_receiver
            pending.finish();
        }).start();
    }
}

class BackupService extends Service {

    private Handler worker;

    @Override
    public void onCreate() {
        HandlerThread thread = new HandlerThread("backup");
        thread.start();
        worker = new Handler(thread.getLooper()) {
            @Override
            public void handleMessage(Message msg) {
                copy(msg.what); // OK blocking_android_handler_thread
            }
        };
    }

    @Override
    public int onStartCommand(Intent intent, int flags, int startId) {
        copy(startId); // BAD blocking_android_service
        worker.sendEmptyMessage(startId); // OK blocking_android_service
        worker.post(() -> copy(startId + 1)); // OK blocking_android_handler_thread
        return START_NOT_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    static void copy(int id) {
        try (InputStream in = new FileInputStream("/sdcard/notes/" + id)) {
            in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

class UploadService extends IntentService {

    UploadService() {
        super("upload");
    }

    @Override
    protected void onHandleIntent(Intent intent) {
        BackupService.copy(7); // OK blocking_android_service
    }

    @Override
    public void onDestroy() {
        BackupService.copy(8); // BAD blocking_android_service
        super.onDestroy();
    }
}

class NotesApplication extends Application {

    @Override
    public void onCreate() {
        super.onCreate();
        Thread warmUp = new Thread(() -> BackupService.copy(0)); // OK blocking_android_lifecycle
        warmUp.start();
        try {
            warmUp.join(); // BAD blocking_android_lifecycle
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
