package dev.seedpost.intake;

import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.TrackerId;
import java.util.Optional;

/**
 * What would go to one tracker.
 *
 * @param draft the filled form, its open questions and the site's rules that are broken
 * @param existing the item that is there already for this payload and tracker; then nothing new is
 *     queued
 * @param hold why a person has to agree first, if so
 */
public record TrackerProposal(
    TrackerId tracker,
    Placement placement,
    PieceLength pieceLength,
    FormDraft draft,
    Optional<QueueItem> existing,
    Optional<String> hold) {}
