package com.tripdesk.loyalty;

import com.tripdesk.common.PartnerException;
import com.tripdesk.common.Retrier;
import com.tripdesk.partners.LoyaltyAccount;
import com.tripdesk.partners.LoyaltyClient;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.web.client.HttpServerErrorException;

@Service
public class LoyaltyService {

    private static final Logger log = LoggerFactory.getLogger(LoyaltyService.class);

    public static int creditedToday;

    private Boolean ledgerLock = Boolean.TRUE;

    private final Map<String, Integer> ledger = new HashMap<>();

    @Autowired
    private LoyaltyClient loyaltyClient;

    @Autowired
    private Retrier retrier;

    @Value("${tripdesk.retry.pause-ms}")
    private long pauseMillis;

    public LoyaltyAccount account(String number) {
        return retrier.call("loyalty", () -> loyaltyClient.account(number));
    }

    public LoyaltyAccount credit(String number, int points) {
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                LoyaltyAccount account = loyaltyClient.credit(number, points);
                book(number, points);
                return account;
            } catch (HttpServerErrorException e) {
                log.warn("loyalty credit failed for {}", number);
                try {
                    Thread.sleep(pauseMillis);
                } catch (InterruptedException ie) {
                    log.warn("interrupted", ie);
                }
            }
        }
        throw new PartnerException("loyalty", "points were not credited");
    }

    public int credited(String number) {
        synchronized (ledgerLock) {
            return ledger.getOrDefault(number, 0);
        }
    }

    private void book(String number, int points) {
        creditedToday += points;
        synchronized (ledgerLock) {
            ledger.put(number, ledger.getOrDefault(number, 0) + points);
        }
    }
}
