package dev.seedpost.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows it all on practice sites. */
@Command(
    name = "demo",
    description = {
      "Show the whole journey on this machine: two practice sites, a throw-away qBittorrent, a"
          + " daemon of its own.",
      "Nothing leaves the machine and everything is cleaned up."
    })
final class DemoCommand extends Action {
  @Option(
      names = "--yes",
      description = "install qbittorrent-nox if it is missing (as root on a Debian-like system)")
  private boolean yes;

  DemoCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode run(Services services, Output output) {
    services.demo(
        yes,
        line -> {
          output.text(line);
          output.object("progress", Map.of("message", line));
        });
    output.summary(ExitCode.DONE, Map.of());
    return ExitCode.DONE;
  }
}
