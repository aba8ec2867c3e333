package com.tripdesk.customers;

import com.tripdesk.audit.AuditService;
import com.tripdesk.bookings.BookingRepository;
import com.tripdesk.common.ConflictException;
import com.tripdesk.common.NotFoundException;
import com.tripdesk.notifications.WelcomeMailer;
import com.tripdesk.partners.LoyaltyAccount;
import com.tripdesk.partners.LoyaltyClient;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class CustomerService {

    @Autowired
    private CustomerRepository customerRepository;

    @Autowired
    private BookingRepository bookingRepository;

    @Autowired
    private LoyaltyClient loyaltyClient;

    @Autowired
    private WelcomeMailer welcomeMailer;

    @Autowired
    private AuditService auditService;

    public List<CustomerView> all() {
        return customerRepository.findAll(Sort.by("id")).stream()
                .map(this::view)
                .collect(Collectors.toList());
    }

    public CustomerView one(Long id) {
        return view(load(id));
    }

    @Transactional(readOnly = true)
    public CustomerProfile profile(Long id) {
        Customer customer = load(id);
        long bookings = bookingRepository.countByCustomerId(id);
        if (customer.getLoyaltyNumber() == null) {
            return new CustomerProfile(id, customer.getName(), "NONE", 0, bookings);
        }
        LoyaltyAccount account = loyaltyClient.account(customer.getLoyaltyNumber());
        return new CustomerProfile(id, customer.getName(), account.getTier(), account.getPoints(), bookings);
    }

    public CustomerView create(CustomerRequest request) {
        if (customerRepository.findByEmail(request.getEmail()).isPresent()) {
            throw new ConflictException("a customer with this mail address exists");
        }
        Customer customer = customerRepository.save(
                new Customer(request.getName(), request.getEmail(), request.getLoyaltyNumber()));
        auditService.record("customer-created", String.valueOf(customer.getId()));
        welcomeMailer.welcome(customer.getEmail(), customer.getName());
        return view(customer);
    }

    private Customer load(Long id) {
        return customerRepository.findById(id).orElseThrow(() -> new NotFoundException("no customer " + id));
    }

    private CustomerView view(Customer customer) {
        return new CustomerView(
                customer.getId(), customer.getName(), customer.getEmail(), customer.getLoyaltyNumber());
    }
}
