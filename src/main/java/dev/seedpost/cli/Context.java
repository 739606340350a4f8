package dev.seedpost.cli;

import java.time.InstantSource;
import java.util.function.Function;

/** What a command runs in. */
final class Context {
  private final RootCommand root;
  private final Console console;
  private final Function<GlobalOptions, Services> opener;
  private final InstantSource clock;

  Context(
      RootCommand root,
      Console console,
      Function<GlobalOptions, Services> opener,
      InstantSource clock) {
    this.root = root;
    this.console = console;
    this.opener = opener;
    this.clock = clock;
  }

  Output output() {
    return output(root.json());
  }

  Output output(boolean json) {
    return new Output(console, json, root.quiet(), clock);
  }

  Services services(GlobalOptions.Use use, String command) {
    return opener.apply(root.options(mayAsk(), use, command));
  }

  boolean mayAsk() {
    return console.person() && !root.noInput() && !root.json();
  }

  boolean verbose() {
    return root.verbosity() > 0;
  }
}
