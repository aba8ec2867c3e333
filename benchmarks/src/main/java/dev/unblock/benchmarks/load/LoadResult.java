package dev.unblock.benchmarks.load;

/**
 * What came back.
 *
 * @param offered requests meant to start in the counted part; each is answered, failed or unanswered
 * @param answered counted requests with a correct answer before the end of the grace period
 * @param failed counted requests with a wrong answer or a broken connection
 * @param unanswered counted requests without an answer, not sent ones included
 * @param notSent of the unanswered ones, those not sent because too many were in flight
 * @param finished answers of any kind during the whole load, the part before the counted one included
 * @param goodputPerSecond correct answers that <em>arrived</em> during the counted part, whenever they were asked for, per
 *     second; late answers of the grace period do not flatter it
 * @param latency of answered and unanswered counted requests from their intended start; an unanswered one counts with the
 *     age it had reached, so upper percentiles are lower bounds when requests stay unanswered
 * @param lag from the intended start to the moment the generator turned to the request
 */
public record LoadResult(
        long offered,
        long answered,
        long failed,
        long unanswered,
        long notSent,
        long finished,
        double goodputPerSecond,
        Percentiles latency,
        Percentiles lag) {

    public LoadResult {
        if (offered != answered + failed + unanswered || notSent > unanswered) {
            throw new IllegalArgumentException(
                    offered + " offered, but " + answered + " + " + failed + " + " + unanswered + " seen");
        }
    }
}
