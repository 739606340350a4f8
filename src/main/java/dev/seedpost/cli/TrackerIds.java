package dev.seedpost.cli;

import dev.seedpost.tracker.TrackerId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a tracker's name from the command line. */
final class TrackerIds implements ITypeConverter<TrackerId> {
  @Override
  public TrackerId convert(String text) {
    try {
      return new TrackerId(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
