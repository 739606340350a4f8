package dev.seedpost.cli;

import dev.seedpost.failure.FailureKind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind of failure from the command line: {@code rate-limited}. */
final class FailureKinds implements ITypeConverter<FailureKind>, Iterable<String> {
  private static String word(FailureKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public FailureKind convert(String text) {
    return Arrays.stream(FailureKind.values())
        .filter(kind -> word(kind).equals(text))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("takes " + String.join(", ", this)));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(FailureKind.values()).map(FailureKinds::word).iterator();
  }
}
