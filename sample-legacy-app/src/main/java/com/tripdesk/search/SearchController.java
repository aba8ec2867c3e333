package com.tripdesk.search;

import com.tripdesk.common.BadRequestException;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/search")
public class SearchController {

    @Autowired
    private SearchService searchService;

    @Autowired
    private PriceScanner priceScanner;

    @GetMapping
    public List<SearchHit> search(@RequestParam String q) {
        if (q.trim().length() < 2) {
            throw new BadRequestException("query is too short");
        }
        return searchService.search(q);
    }

    @GetMapping("/prices")
    public List<SearchHit> prices(@RequestParam String destinations) {
        return priceScanner.scan(destinations);
    }

    @GetMapping("/cheapest")
    public SearchHit cheapest(@RequestParam String destinations) {
        return priceScanner.cheapest(destinations);
    }
}
