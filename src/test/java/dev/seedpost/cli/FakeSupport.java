package dev.seedpost.cli;

import java.util.List;
import java.util.function.UnaryOperator;

/** An installation in which the word "hunter2" is a secret. */
final class FakeSupport implements Support {
  private final FakeSetup setup;
  private final List<Written> written;

  FakeSupport(FakeSetup setup, List<Written> written) {
    this.setup = setup;
    this.written = written;
  }

  @Override
  public UnaryOperator<String> scrub() {
    setup.look("scrub");
    return text -> text.replace(Terminal.HIDDEN, "[secret]");
  }

  @Override
  public List<String> surroundings() {
    return List.of("configuration: /etc/seedpost");
  }

  @Override
  public List<Written> files() {
    return written;
  }
}
