/** The tracker's torrent into qBittorrent over the existing content; does it seed? */
@NullMarked
package dev.seedpost.inject;

import org.jspecify.annotations.NullMarked;
