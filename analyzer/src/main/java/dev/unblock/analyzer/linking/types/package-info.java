/** What the project declares: types and methods by number, beans, modules, settings, and which bodies a call can run. */
@NullMarked
package dev.unblock.analyzer.linking.types;

import org.jspecify.annotations.NullMarked;
