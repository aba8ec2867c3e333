package dev.unblock.reports.html;

/**
 * All that the template of a module's page needs.
 *
 * @param page of the part of the result that the module is responsible for
 */
record ModulePage(Page page, String module) {

    String title() {
        return module + " · " + page.title();
    }
}
