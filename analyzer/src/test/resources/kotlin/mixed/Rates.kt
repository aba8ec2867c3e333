package mixed

import java.util.concurrent.ExecutorService

class Rates(private val pool: ExecutorService) {
    fun now(id: String): String {
        Thread.sleep(5)
        return id
    }

    suspend fun later(id: String): String {
        pause(id)
        return id.trim()
    }

    private suspend fun pause(id: String): String =
        kotlin.coroutines.suspendCoroutine { continuation ->
            pool.execute { continuation.resumeWith(Result.success(id)) }
        }

    fun each(ids: List<String>): List<String> = ids.map { now(it) }
}
