package dev.seedpost.tracker.api;

import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Need;
import dev.seedpost.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code auth:}. */
final class AuthReader {
  private final YamlMap root;
  private final Set<String> credentials;
  private final Set<String> optional;

  AuthReader(Definition definition, YamlMap root) {
    this.root = root;
    this.credentials =
        definition.needs().stream().map(Need::credential).collect(Collectors.toUnmodifiableSet());
    this.optional =
        definition.needs().stream()
            .filter(Need::optional)
            .map(Need::credential)
            .collect(Collectors.toUnmodifiableSet());
  }

  List<Api.Login> read() {
    List<Api.Login> found = new ArrayList<>();
    for (YamlMap map : root.maps("auth")) {
      String credential = known(map, "credential", map.requiredText("credential"));
      Api.In in =
          map.choice("in", List.of("header", "query", "field", "path"))
              .map(word -> Api.In.valueOf(word.toUpperCase(Locale.ROOT)))
              .orElseGet(() -> {
                if (!map.has("in")) {
                  map.problem("'in' says where the credential goes: header, query, field, path");
                }
                return Api.In.HEADER;
              });
      String name = in == Api.In.PATH ? "" : map.requiredText("name");
      if (in == Api.In.HEADER && !name.isEmpty() && !name.matches("[A-Za-z0-9-]+")) {
        map.problem("name", "'name' is no name of a header");
      }
      String prefix = in == Api.In.HEADER ? map.text("prefix").orElse("") : "";
      Set<Api.Use> uses = uses(map);
      map.refuseUnknown();
      found.add(new Api.Login(credential, in, name, prefix, uses));
    }
    if (found.stream().noneMatch(one -> one.uses().contains(Api.Use.UPLOAD))) {
      root.problem("auth", "'auth' says where each credential goes; the upload needs at least one");
    }
    return found;
  }

  /** The calls of {@code for:}; all without it. */
  private Set<Api.Use> uses(YamlMap map) {
    List<String> known =
        Arrays.stream(Api.Use.values()).map(use -> use.name().toLowerCase(Locale.ROOT)).toList();
    Set<Api.Use> uses = EnumSet.noneOf(Api.Use.class);
    for (String word : map.texts("for")) {
      // What goes with one look goes with the other.
      boolean described = root.has(word) || (word.equals("find") && root.has("similar"));
      if (known.contains(word) && described) {
        uses.add(Api.Use.valueOf(word.toUpperCase(Locale.ROOT)));
      } else {
        map.problem(
            "for",
            "'for' takes those of "
                + String.join(", ", known)
                + " that are described here, not '"
                + word
                + "'");
      }
    }
    return uses.isEmpty() ? EnumSet.allOf(Api.Use.class) : uses;
  }

  boolean optional(String credential) {
    return optional.contains(credential);
  }

  /** The name of a credential that {@code needs:} must have. */
  String known(YamlMap map, String key, String credential) {
    if (!credential.isEmpty() && !credentials.contains(credential)) {
      map.problem(
          key,
          "'needs' has no credential '"
              + credential
              + "'; it has "
              + credentials.stream().sorted().collect(Collectors.joining(", ")));
    }
    return credential;
  }
}
