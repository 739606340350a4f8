/** The .torrent file: bencode, pieces, piece length, info hash, announce URL, source flag. */
@NullMarked
package dev.seedpost.torrent;

import org.jspecify.annotations.NullMarked;
