package dev.seedpost.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One command. */
abstract class Action implements Callable<Integer> {
  private final Context context;

  @Spec private @Nullable CommandSpec spec;

  Action(Context context) {
    this.context = context;
  }

  abstract ExitCode run(Services services, Output output);

  /** Whether this command is the daemon. */
  boolean daemon() {
    return false;
  }

  @Override
  public Integer call() {
    Output output = context.output();
    try (Services services = context.services(daemon())) {
      return run(services, output).number();
    }
  }

  /** Whether a person can be asked. */
  boolean mayAsk() {
    return context.mayAsk();
  }

  Context context() {
    return context;
  }

  /** A mistake in the command line. */
  ParameterException usage(String what) {
    return new ParameterException(Optional.ofNullable(spec).orElseThrow().commandLine(), what);
  }
}
