package dev.seedpost.http;

import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last stop before the wire: connected, nothing sent yet. Logs one line per exchange and marks
 * every fault from here on as {@link AfterDeparture}.
 */
final class WireLog implements Interceptor {
  /** Where the header {@code Retry-After} is kept for {@link Replies}. */
  static final String KEPT_RETRY_AFTER = "Seedpost-Retry-After";

  private static final Logger log = LoggerFactory.getLogger(WireLog.class);

  /** Long parts of a path are keys or hashes: a passkey has 32 characters. */
  private static final int LONG_PART = 16;

  private static final int LONGEST_WORD = 32;

  /** Of the call that this thread is about to send. */
  static final ScopedValue<Departure> DEPARTURE = ScopedValue.newInstance();

  private final SecretMask mask;
  private final InstantSource clock;

  WireLog(SecretMask mask, InstantSource clock) {
    this.mask = mask;
    this.clock = clock;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    String what = chain.request().method() + " " + shown(chain.request().url());
    if (!DEPARTURE.orElse(Departure.OPEN).isOpen()) {
      throw new ClosedDepartureException();
    }
    Instant start = clock.instant();
    try {
      Response response = chain.proceed(chain.request());
      log.debug("{}: {} after {} ms", mask.mask(what), response.code(), since(start));
      return withoutImmediateRetry(response);
    } catch (IOException fault) {
      log.debug("{}: {} after {} ms", mask.mask(what), fault.getClass().getName(), since(start));
      throw new AfterDeparture(fault);
    }
  }

  /** The client below sends a request again by itself on 503 with {@code Retry-After: 0}. */
  private static Response withoutImmediateRetry(Response response) {
    String value = response.header("Retry-After");
    if (value == null) {
      return response.newBuilder().removeHeader(KEPT_RETRY_AFTER).build();
    }
    return response
        .newBuilder()
        .removeHeader("Retry-After")
        .header(KEPT_RETRY_AFTER, value)
        .build();
  }

  /** It took too long until the request could leave. */
  static final class ClosedDepartureException extends IOException {
    private static final long serialVersionUID = 1L;

    ClosedDepartureException() {
      super("it took so long until the request could leave that others may have taken it over");
    }
  }

  private long since(Instant start) {
    return Duration.between(start, clock.instant()).toMillis();
  }

  /** Host and path; no query, no long path parts. */
  static String shown(HttpUrl url) {
    return url.host()
        + Stream.of(url.encodedPath().split("/", -1))
            .map(WireLog::shownPart)
            .collect(Collectors.joining("/"));
  }

  private static String shownPart(String part) {
    boolean word = part.chars().allMatch(each -> Character.isLetter(each));
    return part.length() >= (word ? LONGEST_WORD : LONG_PART) ? "…" : part;
  }
}
