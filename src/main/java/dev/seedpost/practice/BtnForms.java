package dev.seedpost.practice;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** BTN's upload form: empty, filled by the site, or with a complaint above it. */
final class BtnForms {
  /** Every number of a series is one of this name, but for {@link #UNKNOWN}. */
  static final String SERIES = "Practice Show";

  /** A number that no series has. */
  static final String UNKNOWN = "404";

  private static final String FAIL = "AutoFill Fail";

  private static final Pattern SCENE = Pattern.compile("(.+)\\.(S([0-9]{2})(E[0-9]{2})?)\\..+");

  private static final Map<String, String> SELECTS =
      Map.of(
          "origin", "None,Scene,P2P,Internal,Mixed",
          "country", "1,2,3,4,5,6,7,12",
          "format", "AVI,MKV,VOB,MPEG,MP4,ISO,WMV,TS,M4V,M2TS,Mixed",
          "bitrate", "XViD,x264-Hi10P,MPEG2,DiVX,DVDR,VC-1,H.264,H.265,VP9,WMV,BD,Mixed",
          "media", "HDTV,PDTV,DSR,DVDRip,Bluray,DVD5,DVD9,HDDVD,WEB-DL,WEBRip,BD25,BD50,Unknown",
          "resolution", "SD,720p,1080p,1080i,2160p,Portable Device,Mixed");

  private BtnForms() {}

  static Page empty() {
    return page("", "", "", "");
  }

  static Page complaining(String html) {
    return page("<div class=\"error\">" + html + "</div>", "", "", "");
  }

  /** Filled for a release name or for the number of a series. */
  static Page filled(Map<String, String> asked) {
    if (!asked.getOrDefault("tvdb", "").equals("Get Info")) {
      return complaining("Please fill in the form");
    }
    if (asked.getOrDefault("scene_yesno", "").equals("Yes")) {
      Matcher name = SCENE.matcher(asked.getOrDefault("autofill", ""));
      return name.matches()
          ? page("", "1", name.group(1).replace('.', ' '), title(name.group(2)))
          : page("", "", FAIL, FAIL);
    }
    String series = asked.getOrDefault("auto_series", "");
    String number = asked.getOrDefault("auto_title", asked.getOrDefault("auto_season", ""));
    return series.matches("[0-9]+") && !series.equals(UNKNOWN) && number.matches("S[0-9].*")
        ? page("", series, SERIES, title(number))
        : page("", "", FAIL, FAIL);
  }

  private static String title(String number) {
    return number.contains("E")
        ? number
        : "Season " + number.substring(1).replaceFirst("^0+(?=[0-9])", "");
  }

  private static Page page(String above, String series, String artist, String title) {
    return Page.of(
        200,
        "text/html; charset=utf-8",
        "<!DOCTYPE html><html><head><title>Upload</title></head><body>"
            + above
            + "<form action=\"upload.php\" method=\"post\" enctype=\"multipart/form-data\">"
            + "<input type=\"file\" name=\"file_input\">"
            + input("seriesid", series)
            + input("artist", artist)
            + input("title", title)
            + input("actors", "")
            + input("year", artist.isEmpty() ? "" : "2019")
            + input("tags", artist.isEmpty() ? "" : "drama")
            + input("image", "")
            + "<textarea name=\"album_desc\">A practice series.</textarea>"
            + SELECTS.entrySet().stream()
                .map(entry -> select(entry.getKey(), List.of(entry.getValue().split(",", -1))))
                .collect(Collectors.joining())
            + "</form></body></html>");
  }

  private static String input(String name, String value) {
    return "<input type=\"text\" name=\"" + name + "\" value=\"" + value + "\">";
  }

  private static String select(String name, List<String> values) {
    return values.stream()
        .map(value -> "<option value=\"" + value + "\">" + value + "</option>")
        .collect(Collectors.joining("", "<select name=\"" + name + "\">", "</select>"));
  }
}
