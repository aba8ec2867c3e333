public class SleepExample {

    public void bad() {
        try {
            Thread.sleep(1000); // ! caller sleep
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // ok
        }
    }

    public void good() {
        Thread.onSpinWait(); // ok
        Thread.yield(); // ok
    }

    public static void sleep(long millis) {
        Sleeper.sleep(millis); // ok
    }
}

class Sleeper {
    static void sleep(long millis) {
        System.nanoTime(); // ok
    }
}
