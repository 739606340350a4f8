package dev.seedpost.cli;

import dev.seedpost.tracker.Definition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tracker in words. */
final class TrackerText {
  private TrackerText() {}

  static Map<String, Object> fields(Trackers.TrackerRow row) {
    Definition definition = row.definition();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", definition.id().id());
    fields.put("name", definition.name());
    fields.put("software", definition.family());
    fields.put("url", definition.url().toString());
    fields.put("automation", definition.policy().automation().word());
    fields.put("confidence", definition.policy().confidence().word());
    fields.put("unproven", definition.policy().unproven());
    fields.put("used", row.enabled());
    fields.put("missing_secrets", row.missing());
    fields.put("source_flag", definition.sourceFlag());
    return fields;
  }

  static Map<String, Object> fields(Trackers.Disabled row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", row.tracker().id());
    fields.put("used", false);
    fields.put("wanted", row.wanted());
    fields.put("disabled", row.why());
    return fields;
  }

  static List<String> lines(Trackers.TrackerRow row) {
    Definition definition = row.definition();
    List<String> lines = new ArrayList<>();
    lines.add(definition.name() + " (" + definition.id() + "), " + definition.url());
    lines.add("software: " + definition.family());
    lines.add("used: " + (row.enabled() ? "yes" : "no, it is not under 'trackers:'"));
    lines.add(
        "upload: "
            + definition.policy().automation().word()
            + (definition.policy().confirmedBy().isEmpty()
                ? ""
                : " (" + definition.policy().confirmedBy() + ")"));
    lines.add(
        "announce hosts: "
            + String.join(", ", definition.announceHosts().stream().sorted().toList()));
    lines.add("source flag: " + definition.sourceFlag());
    limits(definition, lines);
    lines.add(
        "pace: "
            + definition.pace().said()
            + ", "
            + ItemText.span(definition.pace().uploadSpacing())
            + " between two uploads");
    lines.add(
        "an upload whose answer is lost: looked for "
            + definition.pace().looks().size()
            + " times, then "
            + (definition.policy().sendsAgain() ? "sent once more" : "left to a person"));
    definition
        .needs()
        .forEach(need ->
            lines.add(
                (need.optional() ? "may have the secret " : "needs the secret ")
                    + definition.credentialName(need.credential())
                    + (row.missing().contains(definition.credentialName(need.credential()))
                        ? " (not set)"
                        : "")
                    + ": "
                    + need.where()));
    new TreeMap<>(definition.form().tables())
        .forEach((table, words) ->
            lines.add(table + ": " + String.join(", ", words.keySet().stream().sorted().toList())));
    lines.add("confidence: " + definition.policy().confidence().word());
    definition.policy().unproven().forEach(sentence -> lines.add("  not proven: " + sentence));
    return lines;
  }

  private static void limits(Definition definition, List<String> lines) {
    Definition.Limits limits = definition.limits();
    lines.add("largest piece: " + limits.pieces().above() + cite(limits, "piece-length"));
    if (limits.torrentBytes() < Long.MAX_VALUE) {
      lines.add(
          "largest .torrent: " + limits.torrentBytes() + " bytes" + cite(limits, "torrent-size"));
    }
    if (limits.pathLength() < Integer.MAX_VALUE) {
      lines.add(
          "longest path: " + limits.pathLength() + " characters" + cite(limits, "path-length"));
    }
    if (!limits.names().forbidden().isEmpty()) {
      lines.add("refused in names: " + limits.names().forbidden() + cite(limits, "names"));
    }
  }

  private static String cite(Definition.Limits limits, String key) {
    String cite = limits.cites().get(key);
    return cite == null ? "" : "  (" + cite + ")";
  }
}
