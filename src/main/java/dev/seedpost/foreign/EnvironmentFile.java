package dev.seedpost.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables with values: {@code KEY=value}, with or without {@code export} and quotes, one a line.
 * Nothing is expanded; a line that is none, such as a shell's command, is left out.
 */
final class EnvironmentFile {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+|set\\s+)?([A-Za-z_]\\w{0,99})\\s?=\\s?(.*)");

  private final SourceText source;
  private final Wanted wanted;

  EnvironmentFile(SourceText source, Wanted wanted) {
    this.source = source;
    this.wanted = wanted;
  }

  static boolean isLine(String line) {
    return LINE.matcher(line).matches();
  }

  List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    int start = 0;
    for (String line : source.text().split("\n", -1)) {
      Matcher variable = LINE.matcher(line.stripTrailing());
      if (variable.matches()) {
        Optional<String> value = value(variable.group(2), start + variable.start(2));
        value.flatMap(text -> wanted.variable(variable.group(1), text)).ifPresent(all::add);
      }
      start += line.length() + 1;
    }
    return all;
  }

  private Optional<String> value(String raw, int at) {
    if (raw.startsWith("'")) {
      int end = raw.indexOf('\'', 1);
      if (end < 0) {
        throw notClosed(at);
      }
      return Optional.of(raw.substring(1, end));
    }
    if (raw.startsWith("\"")) {
      return Optional.of(doubleQuoted(raw, at));
    }
    // What a shell would work out is not known here.
    String plain = raw.replaceFirst("(^|\\s)#.*", "").strip();
    return plain.startsWith("$(") || plain.startsWith("`") ? Optional.empty() : Optional.of(plain);
  }

  private String doubleQuoted(String raw, int at) {
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < raw.length(); i++) {
      char unit = raw.charAt(i);
      if (unit == '"') {
        return value.toString();
      }
      if (unit == '\\' && i + 1 < raw.length() && "\"\\$`".indexOf(raw.charAt(i + 1)) >= 0) {
        i++;
      }
      value.append(raw.charAt(i));
    }
    throw notClosed(at);
  }

  private RuntimeException notClosed(int at) {
    return source.wrong(at, "the quote that is opened here is not closed in its line");
  }
}
