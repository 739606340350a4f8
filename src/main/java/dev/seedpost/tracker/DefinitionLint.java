package dev.seedpost.tracker;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is odd about a definition that can be read. */
public final class DefinitionLint {
  /** Late landings were seen after 13 s; a site's caches last minutes. */
  private static final Duration SHORTEST_LOOKS = Duration.ofMinutes(2);

  private DefinitionLint() {}

  /** One sentence for each oddity. */
  public static List<String> of(DefinitionReader.Read read) {
    Definition definition = read.definition();
    List<String> odd = new ArrayList<>();
    if (!"https".equals(definition.url().getScheme()) && !onThisMachine(definition.url())) {
      odd.add("'url' is no https address: keys would travel in the open");
    }
    if (definition.policy().confirmedBy().isEmpty()) {
      odd.add(
          "'automation' does not say what the site allows; a person has to agree to each upload");
    }
    Duration looks = definition.pace().looks().stream().reduce(Duration.ZERO, Duration::plus);
    if (looks.compareTo(SHORTEST_LOOKS) < 0) {
      odd.add(
          "'looks' end after "
              + looks.toSeconds()
              + " s; an upload whose answer is lost may show later than that");
    }
    if (definition.limits().cites().isEmpty()) {
      odd.add("no limit of the site is stated; 'piece-length' and 'names' are the usual ones");
    }
    if (definition.policy().confidence() == Confidence.LOW
        && definition.policy().unproven().isEmpty()) {
      odd.add("'confidence' is low, and 'unproven' does not say what nobody has shown");
    }
    if (read.tests().stream().noneMatch(DefinitionTest.OfForm.class::isInstance)) {
      odd.add("'tests' has no example of a form");
    }
    if (!definition.byHand()
        && read.tests().stream().noneMatch(DefinitionTest.OfAnswer.class::isInstance)) {
      odd.add("'tests' has no example of an answer");
    }
    return odd;
  }

  /** A webhook of the user's own, which nobody on the way can listen to. */
  private static boolean onThisMachine(URI url) {
    return String.valueOf(url.getHost()).matches("localhost|127\\.[0-9.]+|\\[::1]");
  }
}
