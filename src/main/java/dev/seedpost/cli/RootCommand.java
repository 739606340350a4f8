package dev.seedpost.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself: options that every command takes. */
@Command(
    name = "seedpost",
    description = "A headless upload automation agent beside qBittorrent.",
    versionProvider = VersionText.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything asked for is done, or queued when not waited for",
      "1:it failed, or every upload was refused",
      "2:the command line is wrong",
      "3:some trackers are done, some are not",
      "4:nothing to do: no rule matched, or it is uploaded already",
      "5:the configuration, the rules or a definition is wrong",
      "6:credentials are missing or refused, or the store is locked",
      "7:a passing failure; it is queued and tried again",
      "8:a needed service cannot be reached",
      "9:held until a person answers or agrees",
      "10:the outcome is unknown and being looked up",
      "11:another instance runs on this state folder"
    })
final class RootCommand {
  @Option(
      names = "--config-dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "where seedpost.yaml is")
  private @Nullable Path configFolder;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "where the queue and the credentials are")
  private @Nullable Path stateFolder;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "one JSON object per line, the last one a summary")
  private boolean json;

  @Option(
      names = "--no-input",
      scope = ScopeType.INHERIT,
      description = "never ask, even on a terminal")
  private boolean noInput;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "results and errors only")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "say more; twice for everything")
  private boolean[] verbose = new boolean[0];

  boolean json() {
    return json;
  }

  boolean noInput() {
    return noInput;
  }

  boolean quiet() {
    return quiet;
  }

  int verbosity() {
    return quiet ? -1 : verbose.length;
  }

  GlobalOptions options(boolean mayAsk, GlobalOptions.Use use, String command) {
    return new GlobalOptions(
        Optional.ofNullable(configFolder),
        Optional.ofNullable(stateFolder),
        verbosity(),
        mayAsk,
        use,
        command);
  }
}
