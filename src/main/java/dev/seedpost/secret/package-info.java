/** A value that must not be shown, and the mask that keeps it out of every text. */
@NullMarked
package dev.seedpost.secret;

import org.jspecify.annotations.NullMarked;
