package dev.seedpost.foreign;

import dev.seedpost.tracker.Definition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Upload-Assistant's {@code data/config.py}: one dictionary {@code config} with the sections {@code
 * DEFAULT}, {@code TRACKERS} (by the site's letters) and {@code TORRENT_CLIENTS} (by any name, with
 * {@code torrent_client} and, for qBittorrent, {@code qbit_pass}). Its form is that of {@code
 * data/example-config.py} in the repository Audionut/Upload-Assistant.
 */
final class UploadAssistantConfig {
  private static final String NAME = "config";

  private final SourceText source;
  private final Wanted wanted;
  private final List<Finding> all = new ArrayList<>();

  UploadAssistantConfig(SourceText source, Wanted wanted) {
    this.source = source;
    this.wanted = wanted;
  }

  List<Finding> findings() {
    Map<?, ?> config = section(new PythonLiterals(source).assigned(NAME).orElse(""));
    if (config.isEmpty()) {
      throw source.wrong("there is no dictionary 'config = {...}' in it, as Upload-Assistant has");
    }
    Map<?, ?> defaults = section(config, "DEFAULT");
    config.forEach((name, value) -> {
      switch (String.valueOf(name)) {
        case "DEFAULT" -> texts(defaults).forEach(this::general);
        case "TRACKERS" -> trackers(section(value));
        case "TORRENT_CLIENTS" -> clients(section(value), text(defaults, "default_torrent_client"));
        default -> strangers(String.valueOf(name), value);
      }
    });
    return all;
  }

  private static Map<?, ?> section(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Map<?, ?> section(Map<?, ?> sections, String name) {
    return sections.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(Map<?, ?> section, String key) {
    return section.get(key) instanceof String text ? text : "";
  }

  private static Map<String, String> texts(Object section) {
    Map<String, String> texts = new LinkedHashMap<>();
    section(section)
        .forEach((key, value) -> {
          if (value instanceof String text) {
            texts.put(String.valueOf(key), text);
          }
        });
    return texts;
  }

  private void add(Optional<Finding> finding) {
    finding.ifPresent(all::add);
  }

  private void general(String key, String value) {
    Optional<Definition> btn = key.equals("btn_api") ? wanted.tracker("btn") : Optional.empty();
    String where = "DEFAULT." + key;
    add(
        btn.isPresent()
            ? wanted.credential(where, btn.get(), key.substring("btn_".length()), value)
            : wanted.unknown(where, key, value));
  }

  private void trackers(Map<?, ?> sections) {
    sections.forEach((name, value) -> {
      Optional<Definition> tracker = wanted.tracker(String.valueOf(name));
      String path = "TRACKERS." + name;
      if (tracker.isEmpty()) {
        strangers(path, value);
        return;
      }
      texts(value)
          .forEach((key, text) -> {
            if (Wanted.looksSecret(key)) {
              add(wanted.credential(path + "." + key, tracker.get(), key, text));
            }
          });
    });
  }

  /** The client that is used by default comes first: its password is the one that is stored. */
  private void clients(Map<?, ?> sections, String usual) {
    Map<Object, Object> ordered = new LinkedHashMap<>();
    ordered.put(usual, section(sections, usual));
    sections.forEach(ordered::putIfAbsent);
    ordered.forEach((name, value) -> {
      String path = "TORRENT_CLIENTS." + name;
      boolean qbittorrent = text(section(value), "torrent_client").equals("qbit");
      texts(value)
          .forEach((key, text) ->
              add(
                  qbittorrent && key.equals("qbit_pass")
                      ? wanted.clientPassword(path + "." + key, text)
                      : wanted.unknown(path + "." + key, key, text)));
    });
  }

  private void strangers(String path, Object section) {
    texts(section).forEach((key, text) -> add(wanted.unknown(path + "." + key, key, text)));
  }
}
