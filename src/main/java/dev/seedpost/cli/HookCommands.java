package dev.seedpost.cli;

import dev.seedpost.torrent.InfoHash;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What other programs call when something happened. */
@Command(name = "hook", description = "Called by qBittorrent when something happened.")
final class HookCommands extends Group {
  static CommandLine tree(Context context) {
    return new CommandLine(new HookCommands()).addSubcommand(new Finished(context));
  }

  @Command(
      name = "finished",
      description = "A torrent is complete. It is noted, and the daemon looks at it at once.",
      footer = {
        "%nIn qBittorrent, under Downloads, \"Run external program on torrent finished\":",
        "  /opt/seedpost/bin/seedpost hook finished %%I"
      })
  private static final class Finished extends Action {
    @Parameters(
        paramLabel = "INFOHASH",
        description = "40 hexadecimal digits: qBittorrent's %%I or %%K")
    private String hash = "";

    Finished(Context context) {
      super(context);
    }

    @Override
    ExitCode run(Services services, Output output) {
      if (!InfoHash.matches(hash)) {
        throw usage("an info hash has 40 hexadecimal digits, not '" + hash + "'");
      }
      services.finished(InfoHash.of(hash));
      output.summary(ExitCode.DONE, Map.of());
      return ExitCode.DONE;
    }
  }
}
