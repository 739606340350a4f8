package dev.seedpost.tracker.api;

import dev.seedpost.tracker.Definition;
import dev.seedpost.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the section {@code api:}. Every mistake becomes a problem at its place. */
final class ApiReader {
  private final Definition definition;
  private final YamlMap root;
  private final AuthReader auth;
  private final List<Api.Login> logins;

  ApiReader(Definition definition, YamlMap root) {
    this.definition = definition;
    this.root = root;
    this.auth = new AuthReader(definition, root);
    this.logins = auth.read();
  }

  /** What could be read; with problems it is not to be used. */
  Api read() {
    Api.Upload upload =
        root.map("upload")
            .map(this::upload)
            .orElseGet(() ->
                new Api.Upload(new Slots(""), false, "", Optional.empty(), Map.of(), Set.of()));
    if (!root.has("upload")) {
      root.missing("upload");
    }
    List<AnswerRule> answers = new AnswersReader(root).read();
    Optional<Api.WhoAmI> account = root.map("account").map(this::account);
    Optional<Api.Find> find = root.map("find").map(this::find);
    Optional<Api.Similar> similar = root.map("similar").map(this::similar);
    Optional<Slots> download = root.map("download").map(this::download);
    TorrentPages pages = pages();
    if (download.isPresent() == definition.keepsOurTorrent()) {
      root.problem(
          "'download' says where the site serves its torrent; without it the option"
              + " 'keeps-torrent' must be 'true', with it absent");
    }
    if (definition.policy().sendsAgain()
        && find.filter(one -> !auth.optional(one.needs())).isEmpty()) {
      root.problem(
          "find",
          "'not-found: send-again' needs a 'find' that always looks: nothing is sent again blindly;"
              + " write 'not-found: ask'");
    }
    root.refuseUnknown();
    return new Api(logins, upload, answers, new Api.Reads(account, find, similar, download), pages);
  }

  private Api.Upload upload(YamlMap map) {
    Slots path = path(map, Api.Use.UPLOAD, Set.of());
    boolean json =
        map.choice("body", List.of("multipart", "json")).filter("json"::equals).isPresent();
    Optional<Slots> fileName = map.text("file-name").map(text -> slots(map, "file-name", text));
    Map<String, String> fixed = map.map("fixed").map(YamlMap::table).orElse(Map.of());
    Set<String> unquoted = Set.copyOf(map.texts("unquoted"));
    Api.Upload upload =
        new Api.Upload(path, json, map.requiredText("torrent"), fileName, fixed, unquoted);
    if (!json && map.has("unquoted")) {
      map.problem("unquoted", "'unquoted' is for JSON; a form has texts alone");
    }
    map.refuseUnknown();
    return upload;
  }

  private Api.WhoAmI account(YamlMap map) {
    Api.WhoAmI account =
        new Api.WhoAmI(
            path(map, Api.Use.ACCOUNT, Set.of()),
            new Pick(List.of(map.requiredText("user")), Optional.empty()));
    map.refuseUnknown();
    return account;
  }

  private Api.Find find(YamlMap map) {
    Map<String, Slots> parameters = parameters(map);
    boolean post = map.choice("method", List.of("GET", "POST")).filter("POST"::equals).isPresent();
    Optional<Api.Keys> keys = map.map("keys").map(ApiReader::keys);
    if (keys.isEmpty()) {
      map.missing("keys");
    }
    Api.Find find =
        new Api.Find(
            path(map, Api.Use.FIND, Set.of("name", "info-hash", "field")),
            post,
            parameters,
            map.text("list").orElse(""),
            keys.orElseGet(() ->
                new Api.Keys(
                    new Pick(List.of(), Optional.empty()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            map.text("needs").map(name -> auth.known(map, "needs", name)).orElse(""));
    map.refuseUnknown();
    return find;
  }

  private static Map<String, Slots> parameters(YamlMap map) {
    Map<String, Slots> parameters = new LinkedHashMap<>();
    map.map("parameters")
        .ifPresent(given ->
            given
                .keys()
                .forEach(key ->
                    given
                        .text(key)
                        .ifPresent(text -> parameters.put(key, slots(given, key, text)))));
    return parameters;
  }

  private Api.Similar similar(YamlMap map) {
    Api.Similar similar =
        new Api.Similar(
            path(map, Api.Use.FIND, Set.of()),
            parameters(map),
            map.requiredText("list"),
            map.map("same").map(YamlMap::table).orElse(Map.of()),
            new Pick(List.of(map.requiredText("title")), Optional.empty()));
    if (similar.same().isEmpty()) {
      map.problem("'same' says which key of a result is held against which field of the form");
    }
    map.refuseUnknown();
    return similar;
  }

  private static Api.Keys keys(YamlMap map) {
    Optional<Pick> id = pick(map, "id");
    if (id.isEmpty()) {
      map.missing("id");
    }
    boolean exact = map.has("info-hash") || (map.has("name") && map.has("size"));
    if (!exact) {
      map.problem("a result is known by its 'info-hash', or by 'name' and 'size' together");
    }
    Api.Keys keys =
        new Api.Keys(
            id.orElseGet(() -> new Pick(List.of(), Optional.empty())),
            pick(map, "name"),
            pick(map, "size"),
            pick(map, "info-hash"),
            pick(map, "uploader"));
    map.refuseUnknown();
    return keys;
  }

  /** A path, or {@code {at: path, pattern: '…([0-9]+)…'}}. */
  static Optional<Pick> pick(YamlMap map, String key) {
    if (!map.isMap(key)) {
      List<String> paths = map.texts(key);
      return paths.isEmpty() ? Optional.empty() : Optional.of(new Pick(paths, Optional.empty()));
    }
    YamlMap spec = map.map(key).orElseThrow();
    if (!spec.has("at")) {
      spec.missing("at");
    }
    List<String> paths = spec.texts("at");
    Optional<Pattern> pattern = spec.scalar("pattern", ApiReader::oneGroup);
    spec.refuseUnknown();
    return Optional.of(new Pick(paths, pattern));
  }

  private Slots download(YamlMap map) {
    Slots path = path(map, Api.Use.DOWNLOAD, Set.of("id"));
    if (!path.words().contains("id")) {
      map.problem("path", "'path' needs {id}, the number of the torrent");
    }
    map.refuseUnknown();
    return path;
  }

  private TorrentPages pages() {
    String page = root.requiredText("page");
    if (!page.contains("{id}") || page.startsWith("/") || page.contains("://")) {
      root.problem("page", "'page' takes a path below the site such as torrents/{id}");
      return new TorrentPages(definition.base(), "", Pattern.compile("(?!)()"));
    }
    TorrentPages usual = TorrentPages.of(definition.base(), page);
    return root.scalar("page-id", ApiReader::oneGroup)
        .map(id -> new TorrentPages(usual.site(), page, id))
        .orElse(usual);
  }

  private Slots path(YamlMap map, Api.Use use, Set<String> more) {
    String key = "path";
    String text = map.requiredText(key);
    if (text.startsWith("/") || text.contains("://") || text.contains("..")) {
      map.problem(key, "'" + key + "' takes a path below the site without a slash at its begin");
    }
    Slots slots = new Slots(text);
    for (String word : slots.words()) {
      boolean login =
          logins.stream()
              .anyMatch(one ->
                  one.in() == Api.In.PATH
                      && one.credential().equals(word)
                      && one.uses().contains(use));
      String kind = word.startsWith("field:") ? "field" : word;
      if (!login && !more.contains(kind)) {
        map.problem(key, "'" + key + "' has no value for {" + word + "}");
      } else if (login && auth.optional(word)) {
        map.problem(key, "'" + key + "' needs {" + word + "}, which 'needs' calls optional");
      }
    }
    return slots;
  }

  private static Slots slots(YamlMap map, String key, String text) {
    Slots slots = new Slots(text);
    for (String word : slots.words()) {
      if (!word.startsWith("field:") && !Set.of("name", "info-hash").contains(word)) {
        map.problem(
            key, "'" + key + "' knows {name}, {info-hash} and {field:…}, not {" + word + "}");
      }
    }
    return slots;
  }

  static Pattern oneGroup(String text) {
    Pattern pattern = pattern(text);
    if (pattern.matcher("").groupCount() != 1) {
      throw new IllegalArgumentException("takes a regular expression with exactly one group");
    }
    return pattern;
  }

  static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("is no regular expression: " + e.getDescription(), e);
    }
  }
}
