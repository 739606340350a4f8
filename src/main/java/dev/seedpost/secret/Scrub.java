package dev.seedpost.secret;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a text that leaves this machine what is secret or personal: known secrets by value,
 * then what looks like a key although nobody knows it, then the home folder and the user's name.
 * Info hashes stay, except in addresses.
 */
public final class Scrub {
  private static final String GONE = "[secret]";

  private static final String NAMES =
      "pass_?key|auth_?key|torrent_?pass|api[_-]?key|api[_-]?token|rss_?key|master[_-]?key"
          + "|announce-url|token|secret|passw(?:or)?d|passphrase|cookie|authorization|otp-seed";

  /** Of a query or a log line: up to the next separator. */
  private static final Pattern EQUALS =
      Pattern.compile(
          "(?i)(?<![\\w-])([\\w-]{0,40}(?:"
              + NAMES
              + "|auth|sid|pwd)[\"']?\\s?=\\s?)(?:\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s&;,\"']+)");

  /** Of a header, YAML or JSON: the whole rest of the line, or the next line. */
  private static final Pattern COLON =
      Pattern.compile(
          "(?i)(?<![\\w-])([\\w-]{0,40}(?:"
              + NAMES
              + ")[\"']?[ \\t]*:)(?![/:])\\s*(?:[|>][-+0-9]*\\s*)?[^\\s][^\\n]*");

  private static final Pattern SCHEME =
      Pattern.compile("(?i)\\b(bearer|basic)\\s+(?=[^\\s0-9]*[0-9])[a-z0-9+/=._~-]{8,}");

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?<![a-z0-9])([a-z][a-z0-9+.-]{0,20}:(?:\\\\?/){2})([^\\s\"'<>]+)");

  /** An address within an address. */
  private static final Pattern ENCODED_ADDRESS = Pattern.compile("(?i)(%3a%2f%2f)[^\\s\"'<>&]+");

  private static final Pattern END_OF_HOST = Pattern.compile("[/?#\\\\]");
  private static final Pattern LONG_PART = Pattern.compile("[^/?&=#;:,.\\\\\\[\\]]{16,}");
  private static final Pattern WORDS = Pattern.compile("[\\p{L}_-]{0,31}");

  /** A hash or a key: letters and digits without a gap. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{32,}" + "(/announce)?");

  private static final Pattern INFO_HASH = Pattern.compile("[0-9a-f]{40}|[0-9A-F]{40}");

  /** Who somebody is on a site. */
  private static final Pattern LOGIN = Pattern.compile("(logged in as )[^\\n]*( \\([^\\n)]*\\))");

  /** They name a role, not a person. */
  private static final Set<String> ROLES = Set.of("", "root", "seedpost");

  private final SecretMask mask;
  private final List<Pattern> homes;
  private final List<Pattern> users;

  /**
   * A scrub.
   *
   * @param homes the home folder, in each spelling of its path
   * @param user the name of the user
   */
  public Scrub(SecretMask mask, Set<String> homes, String user) {
    this.mask = mask;
    this.homes =
        homes.stream()
            .filter(home -> home.length() > 1)
            .flatMap(home -> Stream.of(home, home.replace("/", "%2F"), home.replace("/", "\\/")))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(home -> Pattern.compile(Pattern.quote(home) + "(?![\\p{L}\\p{N}_-])"))
            .toList();
    users =
        Stream.of(user)
            .filter(name -> !ROLES.contains(name))
            .map(name ->
                Pattern.compile(
                    "(?:(?<![\\p{L}\\p{N}_])|(?<=%2[Ff]))"
                        + Pattern.quote(name)
                        + "(?![\\p{L}\\p{N}_])"))
            .toList();
  }

  /** What is left of a text. */
  public String clean(String text) {
    String clean = ADDRESS.matcher(mask.maskCut(mask.mask(text))).replaceAll(Scrub::address);
    clean = ENCODED_ADDRESS.matcher(clean).replaceAll("$1" + GONE);
    clean = EQUALS.matcher(clean).replaceAll("$1" + GONE);
    clean = COLON.matcher(clean).replaceAll("$1 " + GONE);
    clean = SCHEME.matcher(clean).replaceAll("$1 " + GONE);
    clean = TOKEN.matcher(clean).replaceAll(Scrub::token);
    clean = LOGIN.matcher(clean).replaceAll("$1[user]$2");
    for (Pattern home : homes) {
      clean = home.matcher(clean).replaceAll("~");
    }
    for (Pattern user : users) {
      clean = user.matcher(clean).replaceAll("[user]");
    }
    return clean;
  }

  private static String address(MatchResult found) {
    String rest = withoutLogin(found.group(2));
    Matcher end = END_OF_HOST.matcher(rest);
    int host = end.find() ? end.start() : rest.length();
    String path =
        LONG_PART
            .matcher(rest.substring(host))
            .replaceAll(part -> WORDS.matcher(part.group()).matches() ? part.group() : GONE);
    return Matcher.quoteReplacement(found.group(1) + rest.substring(0, host) + path);
  }

  /** A password may hold any character, a slash too. */
  private static String withoutLogin(String rest) {
    Matcher end = END_OF_HOST.matcher(rest);
    String host = end.find() ? rest.substring(0, end.start()) : rest;
    boolean login = host.contains("@") || !host.matches("[^:]*(:\\d*)?|\\[.*");
    int at = (login ? rest : "").lastIndexOf('@');
    return at < 0 ? rest : GONE + rest.substring(at);
  }

  private static String token(MatchResult found) {
    boolean stays = INFO_HASH.matcher(found.group()).matches();
    String after = found.group(1) == null ? "" : found.group(1);
    return Matcher.quoteReplacement(stays ? found.group() : GONE + after);
  }
}
