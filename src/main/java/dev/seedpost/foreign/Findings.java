package dev.seedpost.foreign;

import java.util.List;
import java.util.Optional;

/**
 * What stands in a file.
 *
 * @param program whose file it is
 * @param all in the order of the file; placeholders are left out
 * @param note what a person should know about credentials that the program keeps elsewhere
 */
public record Findings(ForeignProgram program, List<Finding> all, Optional<String> note) {
  public Findings {
    all = List.copyOf(all);
  }
}
