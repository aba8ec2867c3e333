package com.tripdesk.imports;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ImportController {

    @Autowired
    private CsvImportService importService;

    @Autowired
    private CsvExportService exportService;

    @PostMapping(value = "/api/import/destinations", consumes = "text/csv")
    public ImportResult destinations(@RequestBody String csv) {
        return importService.importDestinations(csv);
    }

    @PostMapping("/api/import/destinations/file")
    public ImportResult destinationsFromFile(@RequestParam String path) throws IOException {
        return importService.importDestinationFile(path);
    }

    @PostMapping("/api/admin/export/bookings")
    public String export(@RequestParam(defaultValue = "bookings") String name) throws IOException {
        return exportService.exportBookings(name);
    }

    @GetMapping("/api/admin/export/status")
    public String status() {
        return exportService.status();
    }
}
