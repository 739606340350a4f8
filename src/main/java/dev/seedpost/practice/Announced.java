package dev.seedpost.practice;

import java.time.Instant;

/**
 * One announce that a practice tracker has received for a torrent.
 *
 * @param event started, completed, stopped, or empty for a regular one
 * @param left bytes the client still wants
 * @param port where the client listens
 * @param accepted whether it was answered with peers instead of a refusal
 */
public record Announced(String event, long left, int port, boolean accepted, Instant at) {}
