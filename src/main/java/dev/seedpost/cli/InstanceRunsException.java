package dev.seedpost.cli;

/** Another instance holds the state folder. */
public final class InstanceRunsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With who it is: "pid 1234 since …". */
  public InstanceRunsException(String who) {
    super("another instance works on this state folder: " + who);
  }
}
