/** How a page is to look and in which language it is to speak, whatever it has to say. */
@NullMarked
package dev.unblock.reports.presentation;

import org.jspecify.annotations.NullMarked;
