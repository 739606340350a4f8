package dev.seedpost.tracker;

import dev.seedpost.failure.Texts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little HTML that stands in the messages of sites. */
public final class Html {
  private static final int LONGEST = 500;
  private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)\\bhttps?://(?:[^/?#\\s@]*@)?([^/?#\\s@]{1,255})[^\\s]*");
  private static final Pattern TORRENT_LINK =
      Pattern.compile("href=\"[^\"]*torrents\\.php\\?(?:[^\"]*&)?torrentid=([0-9]{1,18})");

  private Html() {}

  /** The words alone, on one line, printable. Of addresses, which may hold keys, the host stays. */
  public static String plain(String html) {
    String text = ADDRESS.matcher(unescaped(TAG.matcher(html).replaceAll(" "))).replaceAll("$1");
    String words = text.replaceAll("\\s+", " ").strip();
    return Texts.shortened(Texts.printable(words), LONGEST);
  }

  /** The number of the torrent that a message links to in Gazelle's way. */
  public static Optional<String> linkedTorrent(String html) {
    Matcher link = TORRENT_LINK.matcher(html.replace("&amp;", "&"));
    return link.find() ? Optional.of(link.group(1)) : Optional.empty();
  }

  /** With the usual entities as the characters they stand for. */
  public static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }
}
