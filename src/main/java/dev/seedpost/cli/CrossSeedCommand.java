package dev.seedpost.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Seeding what somebody else has uploaded. */
@Command(
    name = "cross-seed",
    description =
        "Seed the torrent that somebody else has uploaded, if its files are yours byte by byte.")
final class CrossSeedCommand extends Action {
  @Parameters(paramLabel = "ID", description = "as 'seedpost queue list' shows it")
  private long id;

  CrossSeedCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode run(Services services, Output output) {
    return QueueCommands.changed(
        "cross-seed item " + id, services.trackers().crossSeed(id), output);
  }
}
