package dev.seedpost.tracker;

import dev.seedpost.http.Rate;
import dev.seedpost.release.FactName;
import dev.seedpost.yaml.Nearest;
import dev.seedpost.yaml.Quantities;
import dev.seedpost.yaml.YamlFile;
import dev.seedpost.yaml.YamlMap;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one tracker's YAML. Every mistake becomes a problem of the file with its place; a file with
 * problems gives no definition.
 */
public final class DefinitionReader {
  /** A definition with the examples it carries. */
  public record Read(Definition definition, List<DefinitionTest> tests) {}

  /** Slow enough for every site known; a definition should name its own. */
  private static final Rate CAREFUL = new Rate(1, Duration.ofSeconds(3));

  private static final Duration SPACING = Duration.ofSeconds(30);
  private static final List<Duration> LOOKS =
      List.of(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5));

  private DefinitionReader() {}

  /** The same, with what the definition's family objects to. */
  public static Optional<Read> read(YamlFile file, Families families) {
    Optional<Read> read = read(file);
    read.ifPresent(found -> {
      for (String problem : families.problems(found.definition())) {
        String key = problem.startsWith("there is no tracker family") ? "family" : "options";
        file.root().problem(key, problem);
      }
    });
    return file.problems().isEmpty() ? read : Optional.empty();
  }

  /** The definition in a file; empty if {@link YamlFile#problems()} has any. */
  public static Optional<Read> read(YamlFile file) {
    if (!file.problems().isEmpty() && file.root().keys().isEmpty()) {
      // It is no YAML: that its keys are missing would be said of every one.
      return Optional.empty();
    }
    YamlMap root = file.root();
    Optional<TrackerId> id = id(root);
    String name = root.requiredText("name");
    YamlFile family = FamilyFile.of(root.text("family").orElse(""));
    Layers layers = new Layers(root, family.root());
    Optional<Definition.Site> site = site(layers);
    Definition.Limits limits = new LimitsReader(layers).read();
    Definition.Pace pace = pace(layers);
    Definition.Form form = form(layers);
    Definition.Policy policy = policy(layers);
    List<DefinitionTest> tests = new TestsReader(root).read();
    root.refuseUnknown();
    family.check();
    if (!file.problems().isEmpty() || id.isEmpty() || site.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Read(new Definition(id.get(), name, site.get(), limits, pace, form, policy), tests));
  }

  private static Optional<TrackerId> id(YamlMap root) {
    if (!root.has("id")) {
      root.missing("id");
    }
    return root.scalar("id", TrackerId::new);
  }

  private static Optional<Definition.Site> site(Layers layers) {
    YamlMap root = layers.site();
    String family = root.requiredText("family");
    if (!root.has("url")) {
      root.missing("url");
    }
    Optional<URI> url = root.scalar("url", DefinitionReader::url);
    Set<String> hosts = new LinkedHashSet<>();
    for (String host : root.texts("announce-hosts")) {
      if (!host.matches("[A-Za-z0-9][A-Za-z0-9.-]*")) {
        root.problem("announce-hosts", "'announce-hosts' takes host names without port and path");
      }
      hosts.add(host.toLowerCase(Locale.ROOT));
    }
    if (hosts.isEmpty()) {
      root.problem("announce-hosts", "'announce-hosts' needs at least one host");
    }
    String flag = sourceFlag(layers);
    List<Need> needs = needs(layers.of("needs"));
    Map<String, String> options =
        layers.of("options").map("options").map(YamlMap::table).orElse(Map.of());
    Optional<YamlMap> api = root.map("api");
    return url.map(at -> new Definition.Site(family, at, hosts, flag, needs, options, api));
  }

  /**
   * Where a family's sites put their own flag into every torrent, the site's name does: it keeps
   * the torrents made for two of them apart.
   */
  private static String sourceFlag(Layers layers) {
    YamlMap root = layers.site();
    boolean replaced = layers.of("source-flag-replaced").flag("source-flag-replaced").orElse(false);
    return replaced && !root.has("source-flag")
        ? root.text("name").orElse("")
        : root.requiredText("source-flag");
  }

  private static URI url(String text) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("takes an address such as https://tracker.example", e);
    }
    if (url.getHost() == null
        || !String.valueOf(url.getScheme()).matches("https?")
        || url.getRawQuery() != null
        || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("takes an address such as https://tracker.example");
    }
    return url;
  }

  private static List<Need> needs(YamlMap root) {
    List<Need> needs = new ArrayList<>();
    for (YamlMap need : root.maps("needs")) {
      String name = need.requiredText("name");
      if (!name.isEmpty() && !name.matches("[a-z0-9][a-z0-9-]*")) {
        need.problem("name", "'name' takes lower-case letters, digits and dashes");
      }
      boolean optional = need.flag("optional").orElse(false);
      needs.add(new Need(name, need.requiredText("where"), optional));
      need.refuseUnknown();
    }
    return needs;
  }

  private static Definition.Pace pace(Layers layers) {
    Rate rate = CAREFUL;
    Duration spacing = SPACING;
    Optional<YamlMap> given = layers.of("rate").map("rate");
    if (given.isPresent()) {
      YamlMap map = given.get();
      LimitsReader.cite(map);
      int requests = map.integer("requests").orElse(0);
      Duration per = map.duration("per").orElse(Duration.ZERO);
      if (requests < 1 || per.isZero()) {
        map.problem("'rate' takes requests and per, as in {requests: 10, per: 10s}");
      } else {
        rate = new Rate(requests, per);
      }
      spacing = map.duration("upload-spacing").orElse(SPACING);
      map.refuseUnknown();
    }
    return new Definition.Pace(rate, spacing, looks(layers.of("looks")));
  }

  private static List<Duration> looks(YamlMap root) {
    List<Duration> looks = new ArrayList<>();
    for (String look : root.texts("looks")) {
      try {
        looks.add(Quantities.duration(look));
      } catch (IllegalArgumentException e) {
        root.problem("looks", "'looks' " + e.getMessage() + ", not '" + look + "'");
      }
    }
    return looks.isEmpty() ? LOOKS : looks;
  }

  private static Definition.Form form(Layers layers) {
    Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    // Whole tables replace the family's: an id left over from it would be a wrong one.
    layers.family().map("tables").ifPresent(map -> tables(map, tables));
    layers.site().map("tables").ifPresent(map -> tables(map, tables));
    Map<FactName, List<String>> allowed = new LinkedHashMap<>();
    layers
        .of("allowed")
        .map("allowed")
        .ifPresent(map -> {
          for (String key : map.keys()) {
            List<String> words = map.texts(key);
            fact(map, key, key).ifPresent(name -> allowed.put(name, words));
          }
        });
    Set<FactName> required = new LinkedHashSet<>();
    YamlMap root = layers.of("required");
    for (String word : root.texts("required")) {
      fact(root, "required", word).ifPresent(required::add);
    }
    List<String> kinds = kinds(layers.of("kinds"));
    FormRecipe recipe = new RecipeReader(layers, tables.keySet()).read();
    return new Definition.Form(tables, allowed, required, kinds, recipe);
  }

  private static void tables(YamlMap map, Map<String, Map<String, String>> tables) {
    for (String key : map.keys()) {
      map.map(key).ifPresent(table -> tables.put(key, table.table()));
    }
  }

  private static List<String> kinds(YamlMap root) {
    List<String> kinds = root.texts("kinds");
    List<String> known = FactName.KIND.choices();
    kinds.stream()
        .filter(kind -> !known.contains(kind))
        .forEach(kind ->
            root.problem(
                "kinds", "there is no kind '" + kind + "'; known are " + String.join(", ", known)));
    return kinds;
  }

  private static Definition.Policy policy(Layers layers) {
    YamlMap root = layers.site();
    // Whoever does not say that it is allowed has a person look at each upload.
    Definition.Automation automation = Definition.Automation.ASSISTED;
    String by = "";
    Optional<YamlMap> given = root.map("automation");
    if (given.isPresent()) {
      YamlMap map = given.get();
      by = map.requiredText("confirmed-by");
      automation = word(map, "policy", Definition.Automation.values(), automation);
      map.refuseUnknown();
    }
    YamlMap after = layers.of("not-found");
    boolean again =
        after
            .choice("not-found", List.of("send-again", "ask"))
            .filter("send-again"::equals)
            .isPresent();
    Confidence confidence = word(root, "confidence", Confidence.values(), Confidence.LOW);
    return new Definition.Policy(automation, by, again, confidence, root.texts("unproven"));
  }

  private static <E extends Enum<E>> E word(YamlMap map, String key, E[] values, E absent) {
    List<String> words =
        Arrays.stream(values).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    return map.choice(key, words).map(words::indexOf).map(at -> values[at]).orElse(absent);
  }

  /** The fact of a word, or a problem at the key. */
  static Optional<FactName> fact(YamlMap map, String key, String word) {
    Optional<FactName> fact = FactName.of(word);
    if (fact.isEmpty()) {
      String hint =
          Nearest.of(word, FactName.words())
              .map(near -> "; did you mean '" + near + "'?")
              .orElse("; known are " + String.join(", ", FactName.words()));
      map.problem(key, "there is no fact '" + word + "'" + hint);
    }
    return fact;
  }
}
