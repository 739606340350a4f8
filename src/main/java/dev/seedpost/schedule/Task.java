package dev.seedpost.schedule;

import java.time.Duration;

/**
 * Work that is done again and again, never twice at once.
 *
 * @param name unique
 * @param every from start to start
 * @param work must end soon after its thread is interrupted; what it throws is logged
 */
public record Task(String name, Duration every, Runnable work) {}
