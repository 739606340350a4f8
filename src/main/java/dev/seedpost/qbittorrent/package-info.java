/** The qBittorrent Web API in our words, whatever its version. */
@NullMarked
package dev.seedpost.qbittorrent;

import org.jspecify.annotations.NullMarked;
