package hazards;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;

class Rates {
    @Cacheable("rates")
    String rate(String pair) { // H15
        return pair.trim();
    }

    @CachePut("rates")
    String put(String pair) { // H15
        return pair.trim();
    }

    @CacheEvict("rates")
    void evict(String pair) { // H15
        pair.trim();
    }

    String plain(String pair) { // none
        return pair.trim();
    }

    @Own
    String own(String pair) { // none
        return pair.trim();
    }

    String reads(String pair) { // none
        return rate(pair);
    }

    @interface Own {}
}
