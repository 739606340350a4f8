package dev.seedpost.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.yaml.Problem;
import dev.seedpost.yaml.YamlFile;
import dev.seedpost.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rules files: their policies and rules follow each other in the order of the files, profiles
 * hold for all of them, and one of them may have {@code defaults}.
 */
final class RulesReader {
  private static final String DOING = "read the rules";

  private final ConditionReader conditions = new ConditionReader();
  private final ActionReader actions;
  private final List<List<Condition>> denies = new ArrayList<>();
  private final Map<Rule, YamlMap> rules = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private Optional<String> defaultsIn = Optional.empty();
  private Injection defaults = Injection.DEFAULT;

  private RulesReader(Set<TrackerId> known) {
    this.actions = new ActionReader(known);
  }

  static RuleBook read(List<Path> paths, Set<TrackerId> known) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Path path : paths) {
      try {
        // Said by the YAML reader with its limits; the text itself is for the fingerprint.
        YamlFile.read(path);
        texts.put(path.toString(), Files.readString(path));
      } catch (FailureException e) {
        problems.add(new Problem(path.toString(), 0, 0, e.failure().detail()));
      } catch (IOException e) {
        problems.add(new Problem(path.toString(), 0, 0, String.valueOf(e.getMessage())));
      }
    }
    return read(texts, known, problems);
  }

  /** Reads texts by file name. */
  static RuleBook read(Map<String, String> texts, Set<TrackerId> known, List<Problem> unreadable) {
    RulesReader reader = new RulesReader(known);
    List<YamlFile> files = new ArrayList<>();
    texts.forEach((name, text) -> files.add(YamlFile.of(name, text)));
    files.forEach(reader::shared);
    files.forEach(reader::rules);
    if (files.stream().allMatch(file -> file.problems().isEmpty())) {
      // A condition that could not be read makes its rule look wider than it is.
      reader.refuseUnreachable();
    }
    List<Problem> problems = new ArrayList<>(unreadable);
    files.forEach(file -> problems.addAll(file.problems()));
    YamlFile.check(DOING, problems);
    if (reader.rules.isEmpty()) {
      throw new FailureException(
          FailureKind.CONFIG,
          DOING,
          "there is no rule in "
              + (texts.isEmpty() ? "any file" : String.join(", ", texts.keySet()))
              + ", so nothing would ever be uploaded; write one under 'rules:'");
    }
    return new RuleBook(
        reader.denies,
        List.copyOf(reader.rules.keySet()),
        reader.conditions.sources(),
        fingerprint(texts));
  }

  private static String fingerprint(Map<String, String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts
          .values()
          .forEach(text -> {
            digest.update(text.getBytes(UTF_8));
            digest.update((byte) 0);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What holds for the rules of every file: read before any rule. */
  private void shared(YamlFile file) {
    YamlMap root = file.root();
    if (root.keys().isEmpty()) {
      if (file.problems().isEmpty()) {
        root.problem("the file is empty; write 'version: 1' and a list 'rules:'");
      }
      return;
    }
    if (!root.has("version")) {
      root.problem("'version' is missing; write 'version: 1' at the top");
    } else {
      root.text("version")
          .filter(version -> !version.equals(Integer.toString(RuleBook.VERSION)))
          .ifPresent(version ->
              root.problem("version", "this program reads version 1 of the rules, not " + version));
    }
    root.map("profiles").ifPresent(conditions::profiles);
    root.map("defaults").ifPresent(map -> defaults(file, map));
  }

  private void defaults(YamlFile file, YamlMap map) {
    defaultsIn.ifPresent(
        other -> map.problem("'defaults' stand in " + other + " already; keep them in one file"));
    defaultsIn = Optional.of(file.name());
    defaults =
        map.map("inject").map(inject -> InjectionReader.read(inject, defaults)).orElse(defaults);
    map.refuseUnknown();
  }

  private void rules(YamlFile file) {
    YamlMap root = file.root();
    if (Given.has(root, "policy")) {
      root.map("policy").ifPresent(this::policy);
    }
    for (YamlMap map : root.maps("rules")) {
      String name = name(file, map);
      List<Condition> match =
          Given.has(map, "match")
              ? map.map("match").map(conditions::match).orElse(List.of())
              : List.of();
      List<Condition> except =
          Given.has(map, "except")
              ? map.map("except").map(conditions::except).orElse(List.of())
              : List.of();
      Action action = actions.read(map, defaults);
      map.refuseUnknown();
      rules.put(new Rule(name, match, except, action), map);
    }
    root.refuseUnknown();
  }

  private void policy(YamlMap map) {
    for (YamlMap entry : Given.has(map, "deny") ? map.maps("deny") : List.<YamlMap>of()) {
      List<Condition> deny = conditions.match(entry);
      if (deny.isEmpty()) {
        // Without a condition it would hold for everything; with broken ones that is said already.
        if (entry.keys().isEmpty()) {
          entry.problem("an entry of 'deny' has to ask for something");
        }
      } else {
        denies.add(deny);
      }
    }
    map.refuseUnknown();
  }

  private String name(YamlFile file, YamlMap map) {
    String name = map.text("name").orElse("").strip();
    if (name.isEmpty()) {
      map.problem("name", "a rule needs a 'name', by which decisions are explained");
    } else {
      String other = names.putIfAbsent(name, file.name());
      if (other != null) {
        map.problem(
            "name",
            "another rule is named '"
                + name
                + "' already"
                + (other.equals(file.name()) ? "" : " in " + other));
      }
    }
    return name;
  }

  private void refuseUnreachable() {
    List<Rule> order = List.copyOf(rules.keySet());
    for (int later = 1; later < order.size(); later++) {
      Rule rule = order.get(later);
      Optional<Rule> earlier =
          order.subList(0, later).stream().filter(one -> one.shadows(rule)).findFirst();
      earlier.ifPresent(one ->
          Optional.ofNullable(rules.get(rule))
              .ifPresent(map ->
                  map.problem(
                      "name",
                      "the rule '"
                          + rule.name()
                          + "' is never reached: '"
                          + one.name()
                          + "' before it takes everything that it could take")));
    }
  }
}
