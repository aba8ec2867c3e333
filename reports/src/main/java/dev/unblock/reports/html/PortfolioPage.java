package dev.unblock.reports.html;

import dev.unblock.reports.insight.HeatMap;
import dev.unblock.reports.insight.Overview;
import dev.unblock.reports.insight.Repository;
import dev.unblock.reports.insight.Shared;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** All that the templates of a portfolio need. */
record PortfolioPage(Overview overview, HeatMap heatMap, Landscape landscape, Design design) {

    private static final int MOST_WAITS = 60;

    static PortfolioPage of(Overview overview, Design design) {
        return new PortfolioPage(overview, HeatMap.of(overview), Landscape.of(overview.repositories()), design);
    }

    /** The waits worth a row. */
    List<Shared> waits() {
        return overview.sharedWaits().stream().limit(MOST_WAITS).toList();
    }

    /** The address of a repository's own report, always below the portfolio's folder. */
    static String link(Repository repository) {
        return Arrays.stream(repository.report().split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", "./", ""));
    }

    /** What is known of the platform, in a few words. */
    static String platform(Repository repository) {
        return "Java " + repository.javaRelease()
                + repository
                        .springBoot()
                        .map(version -> " · Spring Boot " + version)
                        .orElse("");
    }
}
