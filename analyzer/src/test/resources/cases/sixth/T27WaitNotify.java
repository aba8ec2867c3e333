package t6.b27;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class T27WaitNotify {

    /** SonarJava S2274, SpotBugs WA_NOT_IN_LOOP / WA_AWAIT_NOT_IN_LOOP, Error Prone WaitNotInLoop, CodeQL java/wait-on-condition-not-in-loop. */
    static class Loop {
        private final Object o = new Object();
        private final Lock l = new ReentrantLock();
        private final Condition c = l.newCondition();
        private boolean ok;

        void m1() throws InterruptedException {
            synchronized (o) {
                if (!ok) {
                    o.wait(10); // BAD hygiene_wait_loop
                }
            }
        }

        void m2() throws InterruptedException {
            synchronized (o) {
                while (!ok) {
                    o.wait(10); // OK hygiene_wait_loop
                }
            }
        }

        synchronized void m3() throws InterruptedException {
            wait(1000); // BAD hygiene_wait_loop
        }

        void m4() throws InterruptedException {
            l.lock();
            try {
                if (!ok) {
                    c.await(1, TimeUnit.SECONDS); // BAD hygiene_wait_loop
                }
            } finally {
                l.unlock();
            }
        }

        void m5() throws InterruptedException {
            l.lock();
            try {
                do {
                    c.await(1, TimeUnit.SECONDS); // OK hygiene_wait_loop
                } while (!ok);
            } finally {
                l.unlock();
            }
        }

        boolean m6(CountDownLatch d) throws InterruptedException {
            return d.await(1, TimeUnit.SECONDS); // OK hygiene_wait_loop
        }

        void m7() throws InterruptedException {
            synchronized (o) {
                for (; !ok;) {
                    o.wait(1, 1);
                }
            }
        }
    }

    /** SonarJava S2446, SpotBugs NO_NOTIFY_NOT_NOTIFYALL, CodeQL java/notify-instead-of-notify-all, fb-contrib MDM_SIGNAL_NOT_SIGNALALL, PMD UseNotifyAllInsteadOfNotify. */
    static class One {
        private final Object o = new Object();
        private final Lock l = new ReentrantLock();
        private final Condition c = l.newCondition();
        private int n;

        synchronized void m1() {
            n++;
            notify(); // BAD hygiene_notify
        }

        synchronized void m2() {
            n++;
            notifyAll(); // OK hygiene_notify
        }

        void m4() {
            l.lock();
            try {
                n--;
                c.signal(); // BAD hygiene_notify
            } finally {
                l.unlock();
            }
        }

        void m5() {
            l.lock();
            try {
                n--;
                c.signalAll();
            } finally {
                l.unlock();
            }
        }

        interface Bell {
            void notify(String s);
        }

        void m6(Bell b) {
            b.notify("x"); // OK hygiene_notify
        }
    }

    /** SonarJava S2273, SpotBugs MWN_MISMATCHED_WAIT / MWN_MISMATCHED_NOTIFY, CodeQL java/wait-with-two-locks neighbours. */
    static class NoMon {
        private final Object o = new Object();
        private final Object p = new Object();
        private boolean ok;

        void m1() throws InterruptedException {
            while (!ok) {
                o.wait(5); // BAD hygiene_wait_no_monitor
            }
        }

        void m2() {
            ok = true;
            o.notifyAll(); // BAD hygiene_wait_no_monitor
        }

        void m3() {
            synchronized (p) {
                ok = true;
                o.notifyAll(); // BAD hygiene_wait_no_monitor
            }
        }

        synchronized void m4() {
            ok = true;
            notifyAll();
        }

        synchronized Runnable m5() {
            return () -> o.notifyAll(); // BAD hygiene_wait_no_monitor
        }

        synchronized void m6() {
            m7();
        }

        private void m7() {
            ok = false;
            notifyAll(); // OK hygiene_wait_no_monitor
        }
    }

    /** SpotBugs NN_NAKED_NOTIFY, IntelliJ "notify without state change". */
    static class Naked {
        private final Queue<String> q = new ArrayDeque<>();
        private final Object o = new Object();

        void m1() {
            synchronized (o) {
                o.notifyAll(); // BAD hygiene_naked_notify
            }
        }

        synchronized void m2(String s) {
            q.add(s);
            notifyAll(); // OK hygiene_naked_notify
        }
    }

    /** SpotBugs DM_MONITOR_WAIT_ON_CONDITION, SonarJava S1844, IntelliJ: Object methods on a Condition. */
    static class Cond {
        private final Lock l = new ReentrantLock();
        private final Condition c = l.newCondition();
        private boolean ok;

        void m1() throws InterruptedException {
            synchronized (c) {
                while (!ok) {
                    c.wait(10); // BAD hygiene_condition_monitor
                }
            }
        }

        void m3() throws InterruptedException {
            l.lock();
            try {
                while (!ok) {
                    c.await(10, TimeUnit.MILLISECONDS);
                }
            } finally {
                l.unlock();
            }
        }
    }

    /** SpotBugs UW_UNCOND_WAIT: the condition is not looked at again before waiting. SonarJava S2236: wait and notify on a Thread. */
    static class Th {
        void m1(Thread t) throws InterruptedException {
            synchronized (t) {
                while (t.isAlive()) {
                    t.wait(10); // BAD hygiene_thread_monitor
                }
            }
        }

        void m3(Thread t) throws InterruptedException {
            t.join(10);
        }

        static class My extends Thread {
            private boolean go;

            synchronized void m4() throws InterruptedException {
                while (!go) {
                    wait(10); // BAD hygiene_thread_monitor
                }
            }
        }
    }
}
