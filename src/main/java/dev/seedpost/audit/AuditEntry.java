package dev.seedpost.audit;

import java.time.Instant;

/**
 * One line of the trail.
 *
 * @param number from 1, without gaps
 * @param result in words; may be empty
 */
public record AuditEntry(
    long number, Instant at, Actor actor, Deed deed, Subject subject, String result) {}
