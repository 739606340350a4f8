package dev.seedpost.cli;

import dev.seedpost.cli.GlobalOptions.Use;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One command. */
abstract class Action implements Callable<Integer> {
  private final Context context;
  private final Use use;

  @Spec private @Nullable CommandSpec spec;

  Action(Context context) {
    this(context, Use.CHANGE);
  }

  Action(Context context, Use use) {
    this.context = context;
    this.use = use;
  }

  abstract ExitCode run(Services services, Output output);

  /** What this run is about to do. */
  Use use() {
    return use;
  }

  @Override
  public Integer call() {
    Output output = context.output();
    try (Services services = context.services(use())) {
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
