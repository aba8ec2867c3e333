package dev.unblock.recipes;

final class CreateAsyncFacade {
    static String nameOf(String owner) {
        return owner + "Async";
    }
}
