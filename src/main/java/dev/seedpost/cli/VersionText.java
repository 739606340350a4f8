package dev.seedpost.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the program's jar names it. */
public final class VersionText implements IVersionProvider {
  /** The version; "development" outside of a jar. */
  public static String version() {
    String version = VersionText.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"seedpost " + version()};
  }
}
