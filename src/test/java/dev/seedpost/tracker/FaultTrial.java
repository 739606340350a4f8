package dev.seedpost.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.seedpost.MutableClock;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Http;
import dev.seedpost.http.Timeouts;
import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.util.Throwables;
import org.slf4j.LoggerFactory;

/** One call of one real client that meets one fault, and what came of it. */
record FaultTrial(
    FailureException failure, List<String> answered, List<String> struck, List<String> log) {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration HASTY = Duration.ofMillis(400);

  /** For a call whose earlier requests have to be answered within the same time. */
  private static final Duration BRISK = Duration.ofMillis(1500);

  private static final MutableClock CLOCK = new MutableClock();

  static FaultTrial of(FaultedSite site, SiteCall call, NetworkFault fault) throws IOException {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.seedpost");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    logger.addAppender(lines);
    try (FaultySite faulty = new FaultySite(site, call, fault)) {
      TrackerClient client = site.client(faulty.base(), http(timeouts(call, fault)));
      FailureException failure =
          catchThrowableOfType(FailureException.class, () -> call.run(client, site.request()));
      await("the site notes a request when its own thread has its turn")
          .pollDelay(Duration.ZERO)
          .until(() -> fault.nobodyListens() || !faulty.struck().isEmpty());
      return new FaultTrial(
          failure,
          List.copyOf(faulty.answered()),
          List.copyOf(faulty.struck()),
          lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    } finally {
      logger.detachAppender(lines);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
  }

  /** As the program makes it: what the store holds is masked. */
  static Http http(Timeouts timeouts) {
    SecretMask mask = new SecretMask();
    FaultedSite.credentials().forEach(mask::learn);
    return new Http("Seedpost/test", mask, CLOCK, timeouts, time -> {});
  }

  /** A second of the real limits is some milliseconds here. */
  private static Timeouts timeouts(SiteCall call, NetworkFault fault) {
    Duration shorter = call.before() == 0 ? HASTY : BRISK;
    return switch (fault) {
      case BYTE_BY_BYTE -> new Timeouts(PATIENT, PATIENT, PATIENT, shorter);
      case DELAY -> new Timeouts(PATIENT, shorter, PATIENT, PATIENT);
      default -> patient();
    };
  }

  static Timeouts patient() {
    return new Timeouts(PATIENT, PATIENT, PATIENT, PATIENT);
  }

  /** The failure is of a kind and says what a person has to know. */
  void came(FailureKind kind, NetworkFault fault) {
    assertThat(failure).as("no failure at all").isNotNull();
    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining(words(kind, fault));
    Optional<Instant> asked = Optional.of(CLOCK.instant());
    assertThat(failure.failure().notBefore())
        .isIn(
            switch (fault) {
              case LIMITED_429 ->
                  List.of(
                      kind == FailureKind.RATE_LIMITED
                          ? asked.map(now -> now.plusSeconds(120))
                          : Optional.empty());
              // It asks for 0 s, which a site's own sign of being down may pass on.
              case DOWN_503 -> List.of(Optional.empty(), asked);
              default -> List.of(Optional.empty());
            });
  }

  private static String words(FailureKind kind, NetworkFault fault) {
    return switch (fault) {
      case REFUSED -> "refused the connection";
      case BYTE_BY_BYTE, DELAY -> "did not answer in time";
      case TOO_LONG -> "longer than 8 MiB";
      case GARBAGE, GARBAGE_CHUNK -> "did not answer in proper HTTP";
      case CUT_CHUNK, SHORT_BODY, EMPTY_REPLY -> "before the answer was complete";
      case CHALLENGE_403, CHALLENGE_503 -> kind == FailureKind.REJECTED ? "a bot wall" : "status";
      default -> "Failed to ";
    };
  }

  /** Neither the failure with its causes nor a log line shows a key. */
  void showsNoKey() {
    assertThat(log).as("one line for every exchange").hasSize(answered.size() + struck.size());
    assertThat(log + "\n" + failure.failure() + "\n" + Throwables.getStackTrace(failure))
        .doesNotContain(NetworkFault.Keys.each());
  }
}
