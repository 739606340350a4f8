package dev.seedpost.tracker.api;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages of a site's torrents.
 *
 * @param site ends with a slash
 * @param page below the site or a whole address, with {@code {id}}
 * @param id finds the number in path and query of such an address, as its only group
 */
record TorrentPages(URI site, String page, Pattern id) {
  /** Pages of one form alone. */
  static TorrentPages of(URI site, String page) {
    URI example = site.resolve(page.replace("{id}", "ID-OF-IT"));
    String path = below(example);
    int at = path.indexOf("ID-OF-IT");
    Pattern id =
        Pattern.compile(
            at < 0
                ? "(?!)()"
                : "^"
                    + Pattern.quote(path.substring(0, at))
                    + "([A-Za-z0-9_-]{1,64})"
                    + Pattern.quote(path.substring(at + "ID-OF-IT".length()))
                    + "$");
    return new TorrentPages(site, page, id);
  }

  String of(String torrentId) {
    return site.resolve(page.replace("{id}", torrentId)).toString();
  }

  Optional<String> torrentId(URI address) {
    String host = String.valueOf(site.resolve(page.replace("{id}", "1")).getHost());
    Matcher found = id.matcher(below(address));
    return host.equalsIgnoreCase(address.getHost()) && found.find()
        ? Optional.of(found.group(1))
        : Optional.empty();
  }

  private static String below(URI address) {
    String query = address.getRawQuery();
    return String.valueOf(address.getRawPath()) + (query == null ? "" : "?" + query);
  }
}
