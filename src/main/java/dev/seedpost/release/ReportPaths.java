package dev.seedpost.release;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The reports of MediaInfo and BDInfo without the folders of the machine that made them: they name
 * users and disks, and no site has any use for them.
 */
final class ReportPaths {
  /** What a line of a report calls something, up to its value. */
  private static final String LABEL = "^([^:\\r\\n]{1,60}?[ \\t]*:[ \\t]*)";

  /** "Complete name", of several files "Complete name, last" too. */
  static final Pattern COMPLETE_NAME =
      Pattern.compile(
          "(?mdi)^(Complete ?name[^:\\n]{0,20}?[ \\t]*:[ \\t]*)(?:[^\\n]*[/\\\\])?([^\\n/\\\\]*)$");

  /** "Folder name : /home/me/films": of an absolute path no more than the name of a file stays. */
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "(?md)"
              + LABEL
              + "(?:/|[A-Za-z]:[/\\\\]|\\\\\\\\)(?:[^\\n]*[/\\\\])?"
              + "([^\\n/\\\\]*\\.[A-Za-z0-9]{2,4})?[^\\n/\\\\]*$");

  private ReportPaths() {}

  /** The report with the names of files alone. */
  static String cut(String report) {
    String named = COMPLETE_NAME.matcher(report).replaceAll("$1$2");
    return ABSOLUTE.matcher(named).replaceAll("$1$2");
  }

  /** The same for a report of a payload in this folder, which is cut off wherever it is named. */
  static String cut(String report, Path folder) {
    String path = folder.toString();
    // The root of a file system is no telling name, and stands in dates and fractions too.
    return cut(path.length() < 2 ? report : report.replace(path + "/", ""));
  }
}
