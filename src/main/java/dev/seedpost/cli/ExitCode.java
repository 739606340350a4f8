package dev.seedpost.cli;

import dev.seedpost.failure.FailureKind;

/** What the program's exit code says. */
public enum ExitCode {
  DONE(0, "everything asked for is done, or queued when not waited for"),
  FAILED(1, "it failed, or every upload was refused"),
  USAGE(2, "the command line is wrong"),
  PARTLY(3, "some trackers are done, some are not"),
  NOTHING_TO_DO(4, "nothing to do: no rule matched, or it is uploaded already"),
  CONFIG(5, "the configuration, the rules or a definition is wrong"),
  CREDENTIALS(6, "credentials are missing or refused, or the store is locked"),
  RETRIED_LATER(7, "a passing failure; it is queued and tried again"),
  UNREACHABLE(8, "a needed service cannot be reached"),
  HELD(9, "held until a person answers or agrees"),
  UNCERTAIN(10, "the outcome is unknown and being looked up"),
  LOCKED(11, "another instance runs on this state folder");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }

  static ExitCode of(FailureKind kind) {
    return switch (kind) {
      case CONFIG -> CONFIG;
      case AUTH -> CREDENTIALS;
      case TRANSIENT -> UNREACHABLE;
      case RATE_LIMITED -> RETRIED_LATER;
      case UNCERTAIN -> UNCERTAIN;
      case REJECTED, INVALID_CONTENT, BUG -> FAILED;
    };
  }
}
