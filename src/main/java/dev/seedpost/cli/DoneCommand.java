package dev.seedpost.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person has uploaded it. */
@Command(
    name = "done",
    description = {
      "Say that you have uploaded an item yourself, or that the site has it after all.",
      "Its torrent is then fetched, held against the payload, and seeded."
    })
final class DoneCommand extends Action {
  @Parameters(paramLabel = "ID", description = "as 'seedpost queue list' shows it")
  private long id;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "ADDRESS",
      description = "the page of the torrent on the site")
  private String url = "";

  @Option(
      names = "--torrent",
      paramLabel = "FILE",
      description = "the site's .torrent, where it cannot be fetched")
  private @Nullable Path torrent;

  DoneCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode run(Services services, Output output) {
    requireWord("--url", url);
    URI page;
    try {
      page = URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      throw usage("--url takes the address of a page, as the browser shows it");
    }
    return QueueCommands.changed(
        "go on with item " + id,
        services.trackers().done(id, page, Optional.ofNullable(torrent)),
        output);
  }
}
