package com.tripdesk.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CommonTest {

    @Test
    void codesAreJoinedWithSlashes() {
        assertThat(Codes.join(Arrays.asList("lis", " nyc"))).isEqualTo("LIS/NYC");
    }

    @Test
    void destinationIsTheFirstPartOfATrip() {
        assertThat(Codes.destinationOf("LIS-2024-7")).isEqualTo("LIS");
        assertThat(Codes.destinationOf("LIS")).isEqualTo("LIS");
    }

    @Test
    void onlyThreeCapitalsAreACode() {
        assertThat(Codes.valid("LIS")).isTrue();
        assertThat(Codes.valid("lis")).isFalse();
        assertThat(Codes.valid(null)).isFalse();
    }

    @Test
    void stampsGoThereAndBack() {
        Date date = Dates.parseStamp("2021-03-04 05:06");

        assertThat(Dates.stamp(date)).isEqualTo("2021-03-04 05:06");
    }

    @Test
    void nonsenseIsNoStamp() {
        assertThatThrownBy(() -> Dates.parseStamp("soon")).isInstanceOf(BadRequestException.class);
    }

    @Test
    void daysAreIso() {
        assertThat(Dates.day(LocalDate.of(2021, 3, 4))).isEqualTo("2021-03-04");
    }

    @Test
    void ttlCacheLoadsOnce() {
        TtlCache<String, Integer> cache = new TtlCache<>(60_000);
        AtomicInteger loads = new AtomicInteger();

        assertThat(cache.get("a", loads::incrementAndGet)).isEqualTo(1);
        assertThat(cache.get("a", loads::incrementAndGet)).isEqualTo(1);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void ttlCacheLoadsAgainWhenExpired() {
        TtlCache<String, Integer> cache = new TtlCache<>(-1);
        AtomicInteger loads = new AtomicInteger();

        cache.get("a", loads::incrementAndGet);

        assertThat(cache.get("a", loads::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void lruCacheForgetsTheOldest() {
        LruCache<String, Integer> cache = new LruCache<>(2);
        cache.put("a", 1);
        cache.put("b", 2);
        cache.get("a");
        cache.put("c", 3);

        assertThat(cache.get("b")).isNull();
        assertThat(cache.get("a")).isEqualTo(1);
        assertThat(cache.size()).isEqualTo(2);
    }

    @Test
    void retrierGivesUpAfterItsAttempts() {
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> new Retrier(3, 1).call("things", () -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(PartnerException.class)
                .hasMessageStartingWith("things");
        assertThat(calls.get()).isEqualTo(3);
    }

    @Test
    void retrierDoesNotRetryWhatIsNotFound() {
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> new Retrier(3, 1).call("things", () -> {
                    calls.incrementAndGet();
                    throw new NotFoundException("no");
                }))
                .isInstanceOf(NotFoundException.class);
        assertThat(calls.get()).isEqualTo(1);
    }

    @Test
    void tenantIsRetailUnlessSet() throws InterruptedException {
        String[] seen = new String[2];
        Thread thread = new Thread(() -> {
            seen[0] = TenantContext.get();
            TenantContext.set("sunny");
            seen[1] = TenantContext.get();
        });
        thread.start();
        thread.join(5000);

        assertThat(seen).containsExactly("retail", "sunny");
    }
}
