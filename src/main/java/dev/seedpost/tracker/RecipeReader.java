package dev.seedpost.tracker;

import dev.seedpost.release.FactName;
import dev.seedpost.yaml.YamlMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code fields:}, which replaces the family's, and {@code more-fields:}, which adds to them
 * or replaces single ones.
 */
final class RecipeReader {
  private static final String SHAPE =
      "takes a text, or one of text, table, each, file, as in {table: type, by: [type]}";

  private final Layers layers;
  private final Set<String> tables;

  /**
   * Of a definition with these tables.
   *
   * @param tables the names that {@code table:} may have
   */
  RecipeReader(Layers layers, Set<String> tables) {
    this.layers = layers;
    this.tables = tables;
  }

  FormRecipe read() {
    Map<String, FieldRule> rules = new LinkedHashMap<>();
    layers.of("fields").map("fields").ifPresent(map -> rules(map, rules));
    layers.site().map("more-fields").ifPresent(map -> rules(map, rules));
    return rules.isEmpty() ? FormRecipe.NONE : new FormRecipe(new ArrayList<>(rules.values()));
  }

  private void rules(YamlMap map, Map<String, FieldRule> rules) {
    for (String name : map.keys()) {
      if (map.isMap(name)) {
        map.map(name).flatMap(spec -> rule(name, spec)).ifPresent(rule -> rules.put(name, rule));
      } else {
        map.scalar(name, Template::new)
            .ifPresentOrElse(
                template -> rules.put(name, plain(name, template)),
                () -> map.problem(name, "'" + name + "' " + SHAPE));
      }
    }
  }

  private static FieldRule plain(String name, Template template) {
    return new FieldRule(
        name,
        new FieldRule.Value.Text(template),
        Optional.empty(),
        FormField.Kind.TEXT,
        Integer.MAX_VALUE,
        Map.of(),
        Optional.empty());
  }

  private Optional<FieldRule> rule(String name, YamlMap spec) {
    Optional<FieldRule.Value> value = value(spec);
    boolean file = spec.choice("as", List.of("text", "file")).filter("file"::equals).isPresent();
    FormField.Kind kind =
        value.filter(FieldRule.Value.PayloadFile.class::isInstance).isPresent()
            ? FormField.Kind.PAYLOAD_FILE
            : file ? FormField.Kind.TEXT_FILE : FormField.Kind.TEXT;
    Optional<Template> otherwise = spec.scalar("else", Template::new);
    int longest = spec.integer("max").orElse(Integer.MAX_VALUE);
    Map<FactName, List<String>> when = new EnumMap<>(FactName.class);
    spec.map("when")
        .ifPresent(map -> {
          for (String key : map.keys()) {
            List<String> words = map.texts(key);
            DefinitionReader.fact(map, key, key).ifPresent(fact -> when.put(fact, words));
          }
        });
    Optional<Template> instead = spec.scalar("instead", Template::new);
    if (instead.isPresent() && when.isEmpty()) {
      spec.problem("instead", "'instead' says what is sent where 'when' does not hold; add 'when'");
    }
    spec.refuseUnknown();
    return value.map(one -> new FieldRule(name, one, otherwise, kind, longest, when, instead));
  }

  private Optional<FieldRule.Value> value(YamlMap spec) {
    List<Optional<FieldRule.Value>> given = new ArrayList<>();
    if (spec.has("text")) {
      given.add(spec.scalar("text", text -> new FieldRule.Value.Text(new Template(text))));
    }
    if (spec.has("table")) {
      given.add(lookup(spec));
    }
    if (spec.has("each")) {
      given.add(
          DefinitionReader.fact(spec, "each", spec.text("each").orElse(""))
              .map(FieldRule.Value.Each::new));
    }
    if (spec.has("file")) {
      given.add(
          spec.text("file")
              .map(ending -> new FieldRule.Value.PayloadFile(ending.toLowerCase(Locale.ROOT))));
    }
    if (given.size() != 1) {
      spec.problem("a field " + SHAPE);
      return Optional.empty();
    }
    return given.getFirst();
  }

  private Optional<FieldRule.Value> lookup(YamlMap spec) {
    String table = spec.text("table").orElse("");
    if (!tables.contains(table)) {
      spec.problem(
          "table", "there is no table '" + table + "'; known are " + String.join(", ", tables));
    }
    List<FactName> by = new ArrayList<>();
    List<String> words = spec.has("by") ? spec.texts("by") : List.of(table);
    for (String word : words) {
      DefinitionReader.fact(spec, spec.has("by") ? "by" : "table", word).ifPresent(by::add);
    }
    return by.isEmpty()
        ? Optional.empty()
        : Optional.of(new FieldRule.Value.Lookup(table, List.copyOf(by)));
  }
}
