package dev.seedpost.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * One recorded step of an item.
 *
 * @param from empty for the first step
 * @param to may equal {@code from}: a try that failed and will be repeated
 * @param reason one sentence for a person, no secrets
 * @param failureKind the kind of failure that led here, if one did
 */
public record Transition(
    long itemId,
    Instant at,
    Optional<ItemState> from,
    ItemState to,
    String reason,
    Optional<String> failureKind) {}
