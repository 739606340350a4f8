package dev.seedpost.tracker;

/**
 * A tracker's short name: {@code red}.
 *
 * @param id lower-case letters, digits and dashes
 */
public record TrackerId(String id) implements Comparable<TrackerId> {
  public TrackerId {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,30}")) {
      throw new IllegalArgumentException(
          "a tracker's name has lower-case letters, digits and dashes, not '" + id + "'");
    }
  }

  @Override
  public int compareTo(TrackerId other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
