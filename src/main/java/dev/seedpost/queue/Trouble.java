package dev.seedpost.queue;

import java.time.Instant;

/**
 * Why a tracker is left alone for a while.
 *
 * @param why one sentence, no secrets
 * @param failures calls in a row that failed; 0 if the site only asked for a pause
 * @param since when this was found
 * @param until nothing is asked before this moment
 */
public record Trouble(String why, int failures, Instant since, Instant until) {}
