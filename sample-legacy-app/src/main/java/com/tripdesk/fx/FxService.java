package com.tripdesk.fx;

import com.tripdesk.common.BadRequestException;
import com.tripdesk.common.Codes;
import com.tripdesk.partners.FxClient;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
public class FxService {

    private final FxClient fxClient;
    private final RateSheet rateSheet;

    public FxService(FxClient fxClient, RateSheet rateSheet) {
        this.fxClient = fxClient;
        this.rateSheet = rateSheet;
    }

    @Cacheable("fx-rates")
    public BigDecimal rate(String from, String to) {
        return fxClient.rate(from, to);
    }

    public Conversion convert(String from, String to, BigDecimal amount) {
        if (!Codes.valid(from) || !Codes.valid(to)) {
            throw new BadRequestException("currencies have three letters");
        }
        BigDecimal rate = rateSheet.rate(from, to);
        return new Conversion(from, to, rate, amount.multiply(rate).setScale(2, RoundingMode.HALF_UP));
    }

    public Map<String, BigDecimal> table(String base) {
        Map<String, BigDecimal> table = new TreeMap<>();
        for (String currency : Currencies.getInstance().codes()) {
            if (!currency.equals(base)) {
                table.put(currency, rate(base, currency));
            }
        }
        return table;
    }

    @CacheEvict(cacheNames = "fx-rates", allEntries = true)
    public void evict() {
        rateSheet.clear();
    }
}
