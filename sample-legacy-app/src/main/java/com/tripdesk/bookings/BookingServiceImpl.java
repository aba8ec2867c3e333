package com.tripdesk.bookings;

import com.tripdesk.audit.AuditService;
import com.tripdesk.common.Codes;
import com.tripdesk.common.ConflictException;
import com.tripdesk.common.NotFoundException;
import com.tripdesk.common.TenantContext;
import com.tripdesk.customers.Customer;
import com.tripdesk.customers.CustomerRepository;
import com.tripdesk.loyalty.LoyaltyService;
import com.tripdesk.notifications.SmsService;
import com.tripdesk.partners.InsuranceClient;
import com.tripdesk.partners.InsurancePolicy;
import com.tripdesk.partners.PaymentGateway;
import com.tripdesk.partners.PaymentReceipt;
import com.tripdesk.quotes.QuoteLine;
import com.tripdesk.quotes.QuoteTask;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class BookingServiceImpl implements BookingService {

    private static final Object CANCEL_LOCK = new Object();

    @Autowired
    private BookingRepository bookingRepository;

    @Autowired
    private CustomerRepository customerRepository;

    @Autowired
    private QuoteTask quoteTask;

    @Autowired
    private PaymentGateway paymentGateway;

    @Autowired
    private InsuranceClient insuranceClient;

    @Autowired
    private LoyaltyService loyaltyService;

    @Autowired
    private ReferenceGenerator referenceGenerator;

    @Autowired
    private AuditService auditService;

    @Autowired
    private SmsService smsService;

    @Autowired
    private ApplicationEventPublisher events;

    @Override
    @Transactional
    public BookingView create(BookingRequest request) {
        Customer customer = customerRepository
                .findById(request.getCustomerId())
                .orElseThrow(() -> new NotFoundException("no customer " + request.getCustomerId()));
        Booking booking = new Booking(
                referenceGenerator.nextReference(),
                request.getTripId(),
                Codes.destinationOf(request.getTripId()),
                customer);
        QuoteLine quote = quoteTask.line(request.getTripId());
        booking.addItem("TRIP", "Trip " + request.getTripId(), quote.getTotal());
        if (request.isInsured()) {
            InsurancePolicy policy = insuranceClient.insure(booking.getReference(), booking.getDestination());
            booking.addItem("INSURANCE", "Policy " + policy.getPolicy(), policy.getPremium());
        }
        bookingRepository.save(booking);
        auditService.record("booking-created", booking.getReference());
        return view(booking);
    }

    @Override
    public List<BookingView> createAll(List<BookingRequest> requests) {
        List<BookingView> views = new ArrayList<>();
        for (BookingRequest request : requests) {
            views.add(create(request));
        }
        return views;
    }

    @Override
    public BookingView one(Long id) {
        return view(load(id));
    }

    @Override
    @Transactional
    public BookingView confirm(Long id) {
        Booking booking = load(id);
        if (booking.getStatus() != BookingStatus.OPEN) {
            throw new ConflictException("booking is " + booking.getStatus());
        }
        PaymentReceipt receipt =
                paymentGateway.charge(booking.getReference(), booking.getTotal(), booking.getCurrency());
        booking.setPaymentId(receipt.getPaymentId());
        booking.setStatus(BookingStatus.CONFIRMED);
        bookingRepository.save(booking);
        Customer customer = booking.getCustomer();
        if (customer.getLoyaltyNumber() != null) {
            loyaltyService.credit(customer.getLoyaltyNumber(), booking.getTotal().intValue());
        }
        auditService.record("booking-confirmed", booking.getReference());
        events.publishEvent(new BookingConfirmedEvent(
                booking.getId(),
                booking.getReference(),
                booking.getTripId(),
                customer.getEmail(),
                booking.getTotal()));
        smsService.text(customer.getName(), "Confirmed " + booking.getReference());
        return view(booking);
    }

    @Override
    @Transactional
    public BookingView cancel(Long id) {
        Booking booking = load(id);
        synchronized (CANCEL_LOCK) {
            if (booking.getStatus() == BookingStatus.CANCELLED) {
                throw new ConflictException("booking is already cancelled");
            }
            if (booking.getPaymentId() != null) {
                paymentGateway.refund(booking.getPaymentId(), booking.getTotal());
            }
            booking.setStatus(BookingStatus.CANCELLED);
            bookingRepository.save(booking);
        }
        auditService.record("booking-cancelled", booking.getReference());
        events.publishEvent(new BookingCancelledEvent(
                booking.getId(),
                booking.getReference(),
                booking.getTripId(),
                booking.getCustomer().getEmail(),
                booking.getTotal()));
        return view(booking);
    }

    @Override
    @Transactional
    public void delete(Long id) {
        Booking booking = load(id);
        if (booking.getStatus() == BookingStatus.CONFIRMED) {
            throw new ConflictException("confirmed bookings are cancelled, not deleted");
        }
        bookingRepository.delete(booking);
        auditService.record("booking-deleted", booking.getReference());
    }

    private Booking load(Long id) {
        return bookingRepository.findById(id).orElseThrow(() -> new NotFoundException("no booking " + id));
    }

    private BookingView view(Booking booking) {
        return new BookingView(
                booking.getId(),
                booking.getReference(),
                booking.getTripId(),
                booking.getStatus().name(),
                booking.getTotal(),
                booking.getCurrency(),
                TenantContext.get());
    }
}
