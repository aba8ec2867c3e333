package com.tripdesk.invoices;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/invoices")
public class InvoiceController {

    @Autowired
    private InvoiceService invoiceService;

    @PostMapping("/{bookingId}")
    @ResponseStatus(HttpStatus.CREATED)
    public InvoiceInfo create(@PathVariable Long bookingId) throws IOException {
        return invoiceService.create(bookingId);
    }

    @GetMapping
    public List<InvoiceInfo> list() {
        return invoiceService.list();
    }

    @GetMapping("/{number}")
    public void download(@PathVariable String number, HttpServletResponse response) throws IOException {
        byte[] content = invoiceService.content(number);
        response.setContentType("text/plain");
        response.setHeader("Content-Disposition", "attachment; filename=" + number + ".txt");
        response.getOutputStream().write(content);
        response.flushBuffer();
    }

    @GetMapping("/{number}/head")
    public String head(@PathVariable String number) throws IOException {
        return invoiceService.firstLine(number);
    }
}
