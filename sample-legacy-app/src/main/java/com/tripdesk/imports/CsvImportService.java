package com.tripdesk.imports;

import com.tripdesk.common.Codes;
import com.tripdesk.common.NotFoundException;
import com.tripdesk.destinations.Destination;
import com.tripdesk.destinations.DestinationService;
import com.tripdesk.partners.Airport;
import com.tripdesk.partners.AirportClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

@Service
public class CsvImportService {

    @Autowired
    private DestinationService destinationService;

    @Autowired
    private AirportClient airportClient;

    private final List<String> errors = new ArrayList<>();

    public ImportResult importDestinations(String csv) {
        errors.clear();
        int imported = 0;
        try (BufferedReader reader = new BufferedReader(new StringReader(csv))) {
            String line = reader.readLine();
            while (line != null) {
                if (!line.trim().isEmpty() && importLine(line)) {
                    imported++;
                }
                line = reader.readLine();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new ImportResult(imported, errors.size(), new ArrayList<>(errors));
    }

    public ImportResult importDestinationFile(String path) throws IOException {
        Path file = Paths.get(path);
        if (!Files.isRegularFile(file)) {
            throw new NotFoundException("no file " + path);
        }
        return importDestinations(Files.readString(file));
    }

    private boolean importLine(String line) {
        List<String> columns = columns(line);
        if (columns.size() < 3 || !Codes.valid(columns.get(0))) {
            errors.add(line);
            return false;
        }
        try {
            Airport airport = airportClient.find(columns.get(0));
            destinationService.save(
                    new Destination(columns.get(0), columns.get(1), airport.getCountry(), columns.get(2)));
            return true;
        } catch (NotFoundException e) {
            errors.add(line);
            return false;
        }
    }

    private List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        Scanner scanner = new Scanner(line).useDelimiter(";");
        while (scanner.hasNext()) {
            columns.add(scanner.next().trim());
        }
        return columns;
    }
}
