/** The main program and the wiring of all parts. */
@NullMarked
package dev.seedpost.app;

import org.jspecify.annotations.NullMarked;
