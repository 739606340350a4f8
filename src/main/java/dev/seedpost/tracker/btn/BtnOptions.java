package dev.seedpost.tracker.btn;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.tracker.Definition;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a definition of this family may switch.
 *
 * @param api where JSON-RPC calls go, with a slash at the end
 * @param hosts every host of the site's pages, lower case
 * @param fastTorrent whether uploads are declared to be seeded fast
 */
record BtnOptions(URI api, Set<String> hosts, boolean fastTorrent) {
  private static final String API = "api-url";
  private static final String MIRRORS = "mirrors";
  private static final String FAST = "fast-torrent";
  private static final Set<String> KNOWN = new TreeSet<>(Set.of(API, MIRRORS, FAST));

  static List<String> problems(Map<String, String> options) {
    List<String> problems = new ArrayList<>();
    options.keySet().stream()
        .filter(option -> !KNOWN.contains(option))
        .sorted()
        .forEach(option ->
            problems.add(
                "btn has no option '" + option + "'; known are " + String.join(", ", KNOWN)));
    if (!options.getOrDefault(API, "").matches("https?://[^/?#@\\s]+/?")) {
      problems.add("the option 'api-url' takes an address such as https://api.tracker.example/");
    }
    if (!options.getOrDefault(FAST, "off").matches("on|off")) {
      problems.add("the option 'fast-torrent' takes on or off");
    }
    return problems;
  }

  /**
   * Reads the options of a definition.
   *
   * @throws FailureException CONFIG for an option or word that does not exist
   */
  static BtnOptions of(Definition definition) {
    Map<String, String> options = definition.site().options();
    List<String> problems = problems(options);
    if (!problems.isEmpty()) {
      throw new FailureException(
          FailureKind.CONFIG,
          "read the definition of " + definition.id(),
          String.join("; ", problems));
    }
    String host = definition.url().getHost().toLowerCase(Locale.ROOT);
    Set<String> mirrors =
        Arrays.stream(options.getOrDefault(MIRRORS, "").split(",", -1))
            .map(each -> each.strip().toLowerCase(Locale.ROOT))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.toSet());
    URI api = Definition.slashed(URI.create(options.getOrDefault(API, "")));
    boolean real = mirrors.contains(host) || api.getHost().endsWith("." + host);
    Set<String> hosts = new TreeSet<>(mirrors);
    hosts.add(host);
    return new BtnOptions(
        // A site at another address, as in a test, is asked there: never the real one for it.
        real ? api : definition.base(),
        real ? hosts : Set.of(host),
        options.getOrDefault(FAST, "off").equals("on"));
  }
}
