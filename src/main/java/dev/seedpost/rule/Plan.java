package dev.seedpost.rule;

import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.tracker.TrackerId;

/** One tracker to upload to, and where its torrent goes in the client. */
public record Plan(TrackerId tracker, Placement placement) {}
