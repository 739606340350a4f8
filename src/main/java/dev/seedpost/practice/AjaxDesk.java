package dev.seedpost.practice;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gazelle's {@code ajax.php}: login, then the desk of the action. */
final class AjaxDesk implements ApiDesk {
  private final Speech speech;
  private final LookupDesk lookups;
  private final UploadDesk uploads;
  private final Premises premises;

  AjaxDesk(Dialect dialect, Premises premises) {
    this.speech = new Speech(dialect);
    this.lookups = new LookupDesk(speech, premises);
    this.uploads = new UploadDesk(speech, premises.shelf());
    this.premises = premises;
  }

  @Override
  public List<String> paths() {
    return List.of("/ajax.php");
  }

  /** Those of Ocelot, which RED and OPS run. */
  @Override
  public AnnounceDesk.Words announceWords() {
    return new AnnounceDesk.Words("Passkey not found", "Unregistered torrent");
  }

  @Override
  public boolean isUpload(Call call) {
    return call.query("action").equals("upload") && call.method().equals("POST");
  }

  @Override
  public Page answer(Call call) {
    return switch (call.query("action")) {
      case "index" -> lookups.index();
      case "torrent" -> lookups.torrent(call);
      case "browse" -> lookups.browse(call);
      case "user_torrents" -> lookups.userTorrents(call);
      case "download" -> lookups.download(call);
      default ->
          speech.dialect() == Dialect.RED
              ? speech.no(404, "endpoint not found")
              : speech.no(200, "failure");
    };
  }

  @Override
  public Optional<Page> turnedAway(Call call) {
    boolean red = speech.dialect() == Dialect.RED;
    Optional<String> header = call.header("Authorization");
    if (header.isEmpty()) {
      return Optional.of(
          red
              ? speech.noLogin("bad credentials")
              : new Page(302, Map.of("Location", "login.php"), new byte[0]));
    }
    String[] words = header.get().split(" ", 2);
    if (!red && words.length == 2 && !words[0].equals("token")) {
      return Optional.of(speech.noLogin("invalid authorization type, must be \"token\""));
    }
    String given = !red && words.length == 2 ? words[1] : header.get();
    return premises.isKey(given)
        ? Optional.empty()
        : Optional.of(speech.noLogin(red ? "bad credentials" : "invalid token"));
  }

  @Override
  public Outcome store(Call call, int user) {
    return uploads.take(call.form(), user);
  }

  @Override
  public Page refusal() {
    return speech.no(400, "Your upload privileges have been revoked.");
  }

  @Override
  public Page pause() {
    return speech.pause();
  }
}
