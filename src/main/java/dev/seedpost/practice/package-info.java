/** A practice tracker, a throw-away qBittorrent and a tiny album, for the demo and the tests. */
@NullMarked
package dev.seedpost.practice;

import org.jspecify.annotations.NullMarked;
