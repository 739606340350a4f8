package dev.seedpost.foreign;

import java.util.Locale;
import java.util.regex.Pattern;

/** Values that stand where a credential belongs and are none: an example's words, a reference. */
final class Placeholders {
  /** Nothing, "xxx", "...", "<passkey>", "{{ key }}", "${KEY}", "your password". */
  private static final Pattern NOTHING =
      Pattern.compile(
          "(?i)|x{3,}|[.*_…-]+|none|null|change.?(me|it)|<.+>|\\{\\{.*}}|\\$\\{?\\w+}?"
              + "|your.?(qbittorrent.?|qbit.?)?pass(word)?(.?here)?");

  /** "your-api-key", "insertyourpasskeyhere", "customannounceurl", "RED_API_KEY", "passkey". */
  private static final Pattern INVITATION =
      Pattern.compile(
          "(?i).*(your|insert|custom|enter).*(key|pass|url|token|cookie|here|pid).*"
              + "|(.*[^a-z0-9])?(api.?key|api.?token|pass.?key|passkey.?here|token|cookie|secret"
              + "|key|placeholder|todo)");

  private Placeholders() {}

  static boolean isNoPassword(String value) {
    return NOTHING.matcher(value.strip()).matches();
  }

  /** No key has blanks or pointed brackets in it. */
  static boolean isNoKey(String value) {
    String key = value.strip();
    return isNoPassword(key)
        || INVITATION.matcher(key).matches()
        || key.chars().anyMatch(unit -> unit == ' ' || unit == '<' || unit == '>');
  }

  /** An announce URL without a passkey, or with a word in the passkey's place. */
  static boolean isNoAnnounceUrl(String value) {
    String url = value.strip();
    if (isNoPassword(url) || !url.contains("://") || url.matches(".*[\\s<>{}].*")) {
      return true;
    }
    String path = url.substring(url.indexOf("://") + 3).replaceFirst("^[^/?#]*", "");
    boolean personal = false;
    for (String part : path.split("[/?&=]", -1)) {
      switch (part.toLowerCase(Locale.ROOT)) {
        case "", "announce", "announce.php", "tracker.php", "tracker" -> {
          // Every user's URL has these.
        }
        case "passkey", "pid", "authkey", "torrent_pass" -> {
          // The name of a parameter or, if nothing follows, a placeholder.
        }
        default -> {
          if (isNoKey(part)) {
            return true;
          }
          personal = true;
        }
      }
    }
    return !personal;
  }
}
