package dev.seedpost.yaml;

/**
 * One mistake in a file a person wrote.
 *
 * @param file the file as the person names it
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1; 0 where the whole file is meant
 * @param what what is wrong and what to do, one sentence without a final stop
 */
public record Problem(String file, int line, int column, String what) {
  @Override
  public String toString() {
    return line == 0 ? file + ": " + what : file + ":" + line + ":" + column + ": " + what;
  }
}
