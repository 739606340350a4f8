/** The seam to tracker sites: definition, client, upload form, questions. */
@NullMarked
package dev.seedpost.tracker;

import org.jspecify.annotations.NullMarked;
