package dev.seedpost.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** A call of a client, of which one request is the one in question. */
enum SiteCall {
  /** The request that uploads. */
  UPLOAD(0),
  /** The same of a site whose form is fetched and filled before. */
  SUBMIT(2),
  /** Its form; nothing is sent yet. */
  FORM(0),
  /** The look-up by which the site fills its form; nothing is sent yet. */
  AUTOFILL(1),
  ACCOUNT(0),
  FIND(0),
  DOWNLOAD(0),
  /** The link that the call for a download has given. */
  LINK(1);

  private final int before;

  SiteCall(int before) {
    this.before = before;
  }

  /** How many requests come before the one in question. */
  int before() {
    return before;
  }

  Object run(TrackerClient client, UploadRequest upload) {
    return switch (this) {
      case UPLOAD, SUBMIT, FORM, AUTOFILL -> client.upload(upload);
      case ACCOUNT -> client.account();
      case FIND -> client.find(upload);
      case DOWNLOAD, LINK -> client.download("7");
    };
  }

  /** The answer to a request before the one in question; empty for that one. */
  Optional<String> healthy(String head, URI base) {
    boolean form = head.startsWith("GET /upload.php");
    boolean filled = head.contains("application/x-www-form-urlencoded");
    return switch (this) {
      case SUBMIT ->
          form
              ? Optional.of(html("form.empty.html"))
              : filled ? Optional.of(html("form.filled.html")) : Optional.empty();
      case AUTOFILL -> form ? Optional.of(html("form.empty.html")) : Optional.empty();
      case LINK -> head.startsWith("POST / ") ? Optional.of(link(base)) : Optional.empty();
      case UPLOAD, FORM, ACCOUNT, FIND, DOWNLOAD -> Optional.empty();
    };
  }

  private static String link(URI base) {
    return NetworkFault.answer(
        "200 OK",
        "Content-Type: text/json\r\n",
        "{\"id\":1,\"result\":{\"TorrentID\":\"7\",\"DownloadURL\":\""
            + base
            + "torrents.php?action=download&id=7&authkey="
            + NetworkFault.Keys.REPLIED
            + "\"}}");
  }

  private static String html(String fixture) {
    try (InputStream in = SiteCall.class.getResourceAsStream("/trackers/btn/" + fixture)) {
      return NetworkFault.answer(
          "200 OK", "Content-Type: text/html\r\n", new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
