/** Sites to which a person uploads: everything is made ready in a folder. */
@NullMarked
package dev.seedpost.tracker.manual;

import org.jspecify.annotations.NullMarked;
