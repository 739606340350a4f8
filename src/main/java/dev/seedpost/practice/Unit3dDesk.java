package dev.seedpost.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** UNIT3D's API and its download route, as measured on version 9.2. */
final class Unit3dDesk implements ApiDesk {
  private static final String UPLOAD = "/api/torrents/upload";
  private static final int PER_MINUTE = 30;

  private final Premises premises;
  private final Unit3dUploads uploads;
  private final Unit3dLookups lookups;
  private final Deque<Instant> lately = new ArrayDeque<>();

  Unit3dDesk(Premises premises) {
    this.premises = premises;
    this.uploads = new Unit3dUploads(premises);
    this.lookups = new Unit3dLookups(premises);
  }

  @Override
  public List<String> paths() {
    return List.of("/api/", "/torrent/", "/login");
  }

  @Override
  public AnnounceDesk.Words announceWords() {
    return new AnnounceDesk.Words(
        "Passkey does not exist! Please Re-download the .torrent",
        "Torrent not registered with this tracker.");
  }

  @Override
  public boolean isUpload(Call call) {
    return call.path().equals(UPLOAD) && call.method().equals("POST");
  }

  /** The download route has a key of its own and the login page needs none. */
  @Override
  public Optional<Page> turnedAway(Call call) {
    if (!call.path().startsWith("/api/")) {
      return Optional.empty();
    }
    String given =
        call.header("Authorization")
            .filter(header -> header.startsWith("Bearer "))
            .map(header -> header.substring("Bearer ".length()))
            .orElseGet(() -> call.query("api_token"));
    if (!premises.isKey(given)) {
      return Optional.of(
          wantsJson(call)
              ? message(401, "Unauthenticated.")
              : redirect(premises.url().resolve("login").toString()));
    }
    return premises.switches().throttled.get() && tooMany()
        ? Optional.of(pause())
        : Optional.empty();
  }

  private synchronized boolean tooMany() {
    Instant now = premises.shelf().now();
    while (!lately.isEmpty() && !lately.peek().isAfter(now.minus(Duration.ofMinutes(1)))) {
      lately.poll();
    }
    if (lately.size() >= PER_MINUTE) {
      return true;
    }
    lately.add(now);
    return false;
  }

  private static boolean wantsJson(Call call) {
    return call.header("Accept").filter(header -> header.contains("json")).isPresent();
  }

  @Override
  public Page answer(Call call) {
    String path = call.path();
    if (path.equals("/api/user")) {
      return lookups.user();
    }
    if (path.equals("/api/torrents/filter")) {
      return lookups.filter(call);
    }
    if (path.matches("/api/torrents/[0-9]{1,9}")) {
      return lookups.torrent(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
    }
    if (path.matches("/torrent/download/[0-9]{1,9}\\..+")) {
      String[] parts = path.substring(path.lastIndexOf('/') + 1).split("\\.", 2);
      return lookups.download(Integer.parseInt(parts[0]), parts[1]);
    }
    if (path.equals(UPLOAD)) {
      return message(
          405,
          "The GET method is not supported for route api/torrents/upload. Supported methods:"
              + " POST.");
    }
    return path.startsWith("/api/")
        ? message(404, "The route " + path.substring(1) + " could not be found.")
        : Page.html(path.equals("/login") ? 200 : 404, "Practice");
  }

  @Override
  public Outcome store(Call call, int user) {
    return uploads.take(call.form(), user);
  }

  /** The check of names has a gap: both are stored (measured). */
  @Override
  public Outcome race(Call call) {
    return uploads.race(call.form());
  }

  @Override
  public Page refusal() {
    return Unit3dUploads.invalid(
        Map.of("description", List.of("The description field is required.")));
  }

  @Override
  public Page pause() {
    Page refusal = message(429, "Too Many Attempts.");
    Map<String, String> headers = new LinkedHashMap<>(refusal.headers());
    headers.put("Retry-After", "59");
    headers.put("X-RateLimit-Limit", Integer.toString(PER_MINUTE));
    headers.put("X-RateLimit-Remaining", "0");
    return new Page(429, headers, refusal.body());
  }

  static Page message(int status, String message) {
    return Page.json(status, Map.of("message", message));
  }

  /** As the framework writes it: the address is in the body too. */
  static Page redirect(String to) {
    Page page =
        Page.of(
            302,
            "text/html; charset=utf-8",
            "<!DOCTYPE html><html><head><meta http-equiv=\"refresh\" content=\"0;url='"
                + to
                + "'\" /><title>Redirecting</title></head></html>");
    Map<String, String> headers = new LinkedHashMap<>(page.headers());
    headers.put("Location", to);
    return new Page(302, headers, page.body());
  }
}
