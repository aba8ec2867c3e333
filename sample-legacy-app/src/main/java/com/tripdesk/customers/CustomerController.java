package com.tripdesk.customers;

import com.tripdesk.common.CurrentUser;
import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CustomerController {

    @Autowired
    private CustomerService customerService;

    @GetMapping("/api/customers")
    public List<CustomerView> list() {
        return customerService.all();
    }

    @GetMapping("/api/customers/{id}")
    public CustomerView one(@PathVariable Long id) {
        return customerService.one(id);
    }

    @GetMapping("/api/customers/{id}/profile")
    public CustomerProfile profile(@PathVariable Long id) {
        return customerService.profile(id);
    }

    @PostMapping("/api/customers")
    @ResponseStatus(HttpStatus.CREATED)
    public CustomerView create(@Valid @RequestBody CustomerRequest request) {
        return customerService.create(request);
    }

    @GetMapping("/api/me")
    public Map<String, Object> me() {
        Map<String, Object> me = new LinkedHashMap<>();
        me.put("name", CurrentUser.name());
        me.put("admin", CurrentUser.hasRole("ADMIN"));
        return me;
    }
}
