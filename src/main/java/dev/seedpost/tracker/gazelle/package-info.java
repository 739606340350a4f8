/** Sites that run Gazelle: RED, OPS and their kin. */
@NullMarked
package dev.seedpost.tracker.gazelle;

import org.jspecify.annotations.NullMarked;
