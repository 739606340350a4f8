package dev.seedpost.tracker.gazelle;

import dev.seedpost.failure.Texts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little HTML that stands in Gazelle's messages. */
final class Html {
  private static final int LONGEST = 500;
  private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
  private static final Pattern TORRENT_LINK =
      Pattern.compile("href=\"[^\"]*torrents\\.php\\?(?:[^\"]*&)?torrentid=([0-9]{1,18})");

  private Html() {}

  /** The words alone, on one line, printable. Addresses, which may hold keys, are dropped. */
  static String plain(String html) {
    String words = unescaped(TAG.matcher(html).replaceAll(" ")).replaceAll("\\s+", " ").strip();
    return Texts.shortened(Texts.printable(words), LONGEST);
  }

  /** The number of the torrent that a message links to. */
  static Optional<String> linkedTorrent(String html) {
    Matcher link = TORRENT_LINK.matcher(html.replace("&amp;", "&"));
    return link.find() ? Optional.of(link.group(1)) : Optional.empty();
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }
}
