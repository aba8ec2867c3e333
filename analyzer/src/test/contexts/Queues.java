package contexts;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

interface Job {
    void handle(String text);
}

class Loop implements Runnable {
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(100);
    private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(10);

    void start() {
        new Thread(this).start();
    }

    @Override
    public void run() {
        while (true) {
            try {
                Runnable next = tasks.take();
                next.run();
                Job job = jobs.poll(1, TimeUnit.SECONDS);
                job.handle("x");
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    void submit(Runnable task) {
        tasks.offer(task);
    }

    void add(Job job) throws InterruptedException {
        jobs.put(job); // threads: main
    }

    Future<String> future() {
        FutureTask<String> task = new FutureTask<>(() -> {
            return "a".trim(); // threads: bounded-pool
        });
        tasks.offer(task);
        return task;
    }
}

class User {
    private final Loop loop = new Loop();

    public static void main(String[] args) throws Exception {
        User user = new User();
        user.loop.start();
        user.loop.submit(() -> {
            "b".trim(); // threads: bounded-pool
        });
        user.loop.future();
        user.loop.add(new Print());
        "c".trim(); // threads: main
    }
}

class Print implements Job {
    @Override
    public void handle(String text) {
        text.trim(); // threads: bounded-pool
    }
}
