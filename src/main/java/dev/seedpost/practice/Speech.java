package dev.seedpost.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How Gazelle says yes and no in RED's and in OPS's dialect. */
record Speech(Dialect dialect) {
  private static final Map<String, Object> INFO = Map.of("source", "Orpheus", "version", 1);

  Page yes(Map<String, Object> response) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("status", "success");
    envelope.put("response", response);
    if (dialect == Dialect.OPS) {
      envelope.put("info", INFO);
    }
    return Page.json(200, envelope);
  }

  /** A refusal; OPS says it with status 200 always. */
  Page no(int status, String error) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("status", "failure");
    envelope.put("error", error);
    if (dialect == Dialect.OPS) {
      envelope.put("response", List.of());
      envelope.put("info", INFO);
    }
    return Page.json(dialect == Dialect.OPS ? 200 : status, envelope);
  }

  /** A refused login; OPS leaves out the response. */
  Page noLogin(String error) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("status", "failure");
    envelope.put("error", error);
    if (dialect == Dialect.OPS) {
      envelope.put("info", INFO);
    }
    return Page.json(dialect == Dialect.OPS ? 200 : 401, envelope);
  }

  /** A request for a pause. */
  Page pause() {
    if (dialect == Dialect.OPS) {
      return no(200, "Rate limit exceeded");
    }
    Page refusal = no(429, "rate limit exceeded");
    Map<String, String> headers = new LinkedHashMap<>(refusal.headers());
    headers.put("Retry-After", "2");
    return new Page(429, headers, refusal.body());
  }

  /** What cannot be found and what was asked wrongly have the same words. */
  Page notFound(boolean byHash) {
    return dialect == Dialect.OPS
        ? no(200, "bad parameters")
        : no(400, byHash ? "bad hash parameter" : "bad id parameter");
  }
}
