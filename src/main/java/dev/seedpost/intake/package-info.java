/** From an arrival to queued items: release, decision, torrent. */
@NullMarked
package dev.seedpost.intake;

import org.jspecify.annotations.NullMarked;
