package dev.seedpost.tracker.api;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.http.Http;
import dev.seedpost.http.SecretsInAddress;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadParts;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends uploads to a webhook, which can be asked nothing. */
final class WebhookClient implements TrackerClient {
  private final Definition definition;
  private final ApiCalls calls;
  private final Http http;
  private final TorrentPages pages;

  WebhookClient(Definition definition, ApiCalls calls, Http http) {
    this.definition = definition;
    this.calls = calls;
    this.http = http;
    this.pages =
        TorrentPages.of(
            definition.base(), definition.site().options().getOrDefault(WebhookFamily.PAGE, ""));
  }

  @Override
  public Account account() {
    throw cannot("log in to " + definition.name());
  }

  @Override
  public Optional<Listing> find(UploadRequest upload) {
    return Optional.empty();
  }

  @Override
  public List<Listing> similar(UploadRequest upload) {
    return List.of();
  }

  @Override
  public UploadResult upload(UploadRequest upload) {
    String doing =
        "upload " + Texts.printable(upload.torrent().name()) + " to " + definition.name();
    return new WebhookAnswers(definition, http::masked)
        .upload(
            http.sendOnce(
                calls.upload(
                    definition.url().toString(),
                    UploadParts.of(definition, upload, "torrent"),
                    new SecretsInAddress(Map.of(), Map.of())),
                doing,
                upload.departure()),
            doing);
  }

  @Override
  public TorrentFile download(String torrentId) {
    throw cannot("download " + torrentId + " of " + definition.name());
  }

  private static FailureException cannot(String doing) {
    return new FailureException(
        FailureKind.REJECTED,
        doing,
        "a webhook only takes uploads; bring a torrent with 'seedpost queue done ID --url ADDRESS"
            + " --torrent FILE'");
  }

  @Override
  public String page(String torrentId) {
    return pages.of(torrentId);
  }

  @Override
  public Optional<String> torrentId(URI page) {
    return pages.torrentId(page);
  }
}
