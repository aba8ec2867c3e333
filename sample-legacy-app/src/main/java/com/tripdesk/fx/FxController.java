package com.tripdesk.fx;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/fx")
public class FxController {

    private final FxService fxService;

    public FxController(FxService fxService) {
        this.fxService = fxService;
    }

    @GetMapping("/{from}/{to}")
    public Conversion convert(
            @PathVariable String from, @PathVariable String to, @RequestParam(defaultValue = "1") BigDecimal amount) {
        return fxService.convert(from, to, amount);
    }

    @GetMapping("/table/{base}")
    public Map<String, BigDecimal> table(@PathVariable String base) {
        return fxService.table(base);
    }
}
