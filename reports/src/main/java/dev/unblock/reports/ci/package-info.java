/** The result in the forms that build servers and forges read: JUnit XML, GitLab code quality, GitHub annotations. */
@NullMarked
package dev.unblock.reports.ci;

import org.jspecify.annotations.NullMarked;
