package dev.seedpost.tracker;

import java.time.Duration;

/**
 * Waiting for another tracker with the same content.
 *
 * @param after the tracker that gets it first
 * @param delay since that one accepted it
 */
public record Stagger(TrackerId after, Duration delay) {}
