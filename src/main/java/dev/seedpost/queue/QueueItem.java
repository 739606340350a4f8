package dev.seedpost.queue;

import dev.seedpost.content.ContentKey;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import dev.seedpost.tracker.TrackerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One payload on its way to one tracker. There is at most one item per payload and tracker.
 *
 * @param id from 1, never used again
 * @param name the release name
 * @param contentPath the payload's file or folder on this machine
 * @param fingerprint of the payload when it was hashed
 * @param state where it stands
 * @param reason why it stands there, one sentence
 * @param failureKind the kind of the last failure; empty if the last step went well
 * @param dueAt not looked at by the worker before this moment
 * @param attempts failed tries of the present step
 * @param infoHash of the prepared torrent
 * @param siteHash info hash of the site's torrent, once fetched
 * @param torrentId the site's number, once accepted
 * @param rule the rule that chose the tracker
 * @param form the filled form
 * @param questions what a person has to answer
 * @param arrivedAt when the payload was found
 * @param changedAt when the state was entered
 * @param node the node that took it in
 * @param client the qBittorrent that is to seed it, by the name that the node gives it
 * @param claimedBy the term of the node that works on it, where several share the queue
 * @param revision counts every change
 */
public record QueueItem(
    long id,
    TrackerId tracker,
    ContentKey content,
    String name,
    String contentPath,
    String fingerprint,
    Placement placement,
    ItemState state,
    String reason,
    Optional<String> failureKind,
    Instant dueAt,
    int attempts,
    InfoHash infoHash,
    Optional<InfoHash> siteHash,
    Optional<String> torrentId,
    String rule,
    List<FormField> form,
    List<Question> questions,
    Instant arrivedAt,
    Instant changedAt,
    String node,
    String client,
    Optional<String> claimedBy,
    long revision) {
  public QueueItem {
    form = List.copyOf(form);
    questions = List.copyOf(questions);
  }

  /** The item as a step leaves it, with moments as exact as the database keeps them. */
  QueueItem after(Step step, Instant now) {
    return new QueueItem(
        id,
        tracker,
        content,
        name,
        contentPath,
        fingerprint,
        placement,
        step.to(),
        step.reason(),
        step.failureKind().map(FailureKind::name),
        step.dueAt().truncatedTo(ChronoUnit.MILLIS),
        step.attempts(),
        infoHash,
        step.siteHash().or(() -> siteHash),
        step.torrentId().or(() -> torrentId),
        rule,
        form,
        questions,
        arrivedAt,
        step.to() == state ? changedAt : now.truncatedTo(ChronoUnit.MILLIS),
        node,
        client,
        // The claim lasts while the request may be on its way.
        claimedBy.filter(_ -> step.to() == ItemState.SENDING),
        revision + 1);
  }
}
