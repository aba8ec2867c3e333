package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.WaitsBelow;

final class QueryInLoop implements LoopRule {

    @Override
    public String summary() {
        return "The database is asked once for every element.";
    }

    @Override
    public WaitsBelow waits(Inspection inspection) {
        return inspection.queries();
    }

    @Override
    public WaitsBelow sureWaits(Inspection inspection) {
        return inspection.sureQueries();
    }

    @Override
    public String whom() {
        return "the database";
    }

    @Override
    public String advice() {
        return "Ask once for all of them (a join, an IN list, a batch).";
    }
}
