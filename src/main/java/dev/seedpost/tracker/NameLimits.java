package dev.seedpost.tracker;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the name of a file or folder may not be.
 *
 * @param forbidden characters refused in it
 * @param maxBytes its longest form in UTF-8
 * @param refused patterns that no whole name may match
 */
public record NameLimits(String forbidden, int maxBytes, List<Refused> refused) {
  /** Every name is fine. */
  public static final NameLimits NONE = new NameLimits("", Integer.MAX_VALUE, List.of());

  public NameLimits {
    refused = List.copyOf(refused);
  }

  /**
   * A pattern of names that a site refuses.
   *
   * @param because what such a name is: "a name that Windows reserves"
   */
  public record Refused(Pattern pattern, String because) {}
}
