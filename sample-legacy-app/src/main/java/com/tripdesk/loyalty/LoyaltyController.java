package com.tripdesk.loyalty;

import com.tripdesk.common.BadRequestException;
import com.tripdesk.partners.LoyaltyAccount;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/loyalty")
public class LoyaltyController {

    @Autowired
    private LoyaltyService loyaltyService;

    @GetMapping("/{number}")
    public LoyaltyAccount account(@PathVariable String number) {
        return loyaltyService.account(number);
    }

    @PostMapping("/{number}/points")
    public LoyaltyAccount credit(@PathVariable String number, @RequestBody Map<String, Integer> body) {
        Integer points = body.get("points");
        if (points == null || points <= 0) {
            throw new BadRequestException("points must be positive");
        }
        return loyaltyService.credit(number, points);
    }
}
