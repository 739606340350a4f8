package dev.seedpost.tracker.btn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** One page of the site, read for what an upload has to know. */
final class BtnPages {
  private static final String FORM = "form:has(input[type=file][name=file_input])";

  /** Where Gazelle's kin put a complaint: a box named so, or a paragraph in red. */
  private static final String COMPLAINT =
      "[class~=(?i)(^|[ _-])error($|[ _-])], [id~=(?i)(^|[_-])error($|[_-])],"
          + " p[style~=(?i)color: *red]";

  private static final Pattern TORRENT =
      Pattern.compile(
          "(?:^|/)torrents\\.php\\?(?=(?:[^#]*&)?torrentid=([0-9]{1,18}))"
              + "(?=(?:[^#]*&)?id=([0-9]{1,18}))");

  private final Document document;
  private final boolean whole;

  private BtnPages(Document document, boolean whole) {
    this.document = document;
    this.whole = whole;
  }

  static BtnPages of(String html) {
    return new BtnPages(Jsoup.parse(html), html.toLowerCase(Locale.ROOT).contains("</html>"));
  }

  /**
   * The page of a torrent.
   *
   * @param id the torrent's number
   * @param groupId its group's
   */
  record Link(String id, String groupId) {
    /** In an address, absolute or not. */
    static Optional<Link> in(String address) {
      Matcher found = TORRENT.matcher(address);
      return found.find()
          ? Optional.of(new Link(found.group(1), found.group(2)))
          : Optional.empty();
    }
  }

  /** Whether it came to its end. */
  boolean whole() {
    return whole;
  }

  /** The page that asks who is there. */
  boolean login() {
    return has("form[action*=login]") || has("form:has(input[type=password]) input[name=username]");
  }

  /** The page that asks for the code of the two-factor login. */
  boolean asksForCode() {
    return has("input[name=codenumber], input[name=code], input[name=act][value=authenticate]");
  }

  boolean uploadForm() {
    return has(FORM);
  }

  private boolean has(String selector) {
    return document.selectFirst(selector) != null;
  }

  /** What stands in a field of the upload form; empty if there is none. */
  String value(String field) {
    Element area = document.selectFirst(FORM + " textarea[name=" + field + "]");
    if (area != null) {
      return area.wholeText().strip();
    }
    Element input = document.selectFirst(FORM + " input[name=" + field + "]");
    return input == null ? "" : input.val().strip();
  }

  /** What a selection of the upload form takes; empty if there is none. */
  List<String> options(String select) {
    return document.select(FORM + " select[name=" + select + "] option").stream()
        .map(option -> option.hasAttr("value") ? option.attr("value") : option.text())
        .filter(value -> !value.isBlank())
        .toList();
  }

  /** Whether the upload form has a place for a file of this name. */
  boolean takesFile(String field) {
    return has(FORM + " input[type=file][name=" + field + "]");
  }

  /** The words with which the site complains, HTML; empty if none is to be seen. */
  Optional<String> complaint() {
    return document.select(COMPLAINT).stream()
        .filter(element -> !hidden(element) && !element.text().isBlank())
        .findFirst()
        .map(Element::outerHtml);
  }

  private static boolean hidden(Element element) {
    for (Element each = element; each != null; each = each.parent()) {
      if (each.hasClass("hidden")
          || each.attr("style")
              .replace(" ", "")
              .toLowerCase(Locale.ROOT)
              .contains("display:none")) {
        return true;
      }
    }
    return false;
  }

  /** The one torrent that the page links to; empty if there are none or several. */
  Optional<Link> torrent() {
    List<Link> links = new ArrayList<>();
    for (Element anchor : document.select("a[href]")) {
      Link.in(anchor.attr("href")).filter(link -> !links.contains(link)).ifPresent(links::add);
    }
    return links.size() == 1 ? Optional.of(links.getFirst()) : Optional.empty();
  }

  /** Whether it tells to download the torrent, as after an upload. */
  boolean tellsToDownload() {
    return document.text().toLowerCase(Locale.ROOT).contains("download");
  }
}
