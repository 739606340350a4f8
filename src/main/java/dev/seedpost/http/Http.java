package dev.seedpost.http;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;

/**
 * Builds Retrofit clients and runs their calls. Redirects are never followed. Safe for use by many
 * threads.
 */
public final class Http {
  private final String userAgent;
  private final SecretMask mask;
  private final InstantSource clock;
  private final Pause pause;
  private final OkHttpClient client;

  /**
   * With the usual time-outs.
   *
   * @param userAgent sent with every request
   * @param mask what every log line and message goes through
   */
  public Http(String userAgent, SecretMask mask, InstantSource clock) {
    this(userAgent, mask, clock, Timeouts.USUAL, Thread::sleep);
  }

  /**
   * With chosen time-outs.
   *
   * @param pause how the wait for a {@link Gate}'s moment is spent
   */
  public Http(
      String userAgent, SecretMask mask, InstantSource clock, Timeouts timeouts, Pause pause) {
    this.userAgent = userAgent;
    this.mask = mask;
    this.clock = clock;
    this.pause = pause;
    this.client =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            // An idle connection that the other side has closed looks like a request that was lost
            // on its way; a new one for every request cannot.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .connectTimeout(timeouts.connect())
            .readTimeout(timeouts.read())
            .writeTimeout(timeouts.write())
            .callTimeout(timeouts.call())
            .addInterceptor(new WholeBody())
            .addNetworkInterceptor(new WireLog(mask, clock))
            .build();
  }

  /**
   * A Retrofit builder's result for one remote side.
   *
   * @param base ends with a slash
   * @param headers sent with every request, values revealed only when sending
   * @param gate asked before every request, with the name and rate
   * @throws FailureException CONFIG if a value cannot stand in a header
   */
  public Retrofit retrofit(URI base, Map<String, Secret> headers, Optional<GatedBy> gate) {
    OkHttpClient own =
        client
            .newBuilder()
            .addInterceptor(new SentHeaders(userAgent, headers, String.valueOf(base.getHost())))
            .addInterceptor(new SecretsInAddress.Sent())
            .build();
    return new Retrofit.Builder()
        .baseUrl(base.toString())
        .callFactory(request -> own.newCall(tagged(request, gate)))
        .build();
  }

  private static Request tagged(Request request, Optional<GatedBy> gate) {
    return gate.map(each -> request.newBuilder().tag(GatedBy.class, each).build()).orElse(request);
  }

  /**
   * A gate with what it is asked for.
   *
   * @param name whose rate it is
   */
  public record GatedBy(Gate gate, String name, Rate rate) {}

  /**
   * Runs a call that may be repeated. One attempt.
   *
   * @param doing the verb phrase of failures
   * @throws FailureException TRANSIENT for every transport fault
   */
  public Reply send(Call<ResponseBody> call, String doing) {
    String host = passGate(call, doing);
    try {
      return Replies.of(call.execute(), clock.instant());
    } catch (IOException fault) {
      throw failure(FailureKind.TRANSIENT, doing, sentence(host, fault), fault);
    }
  }

  /**
   * Runs a call that must not be repeated blindly. One attempt, no hidden retry below.
   *
   * @param departure if it is closed by the time the call could leave, the call fails
   * @throws FailureException TRANSIENT if no byte of the request had left, else UNCERTAIN
   */
  public Reply sendOnce(Call<ResponseBody> call, String doing, Departure departure) {
    String host = passGate(call, doing);
    try {
      return ScopedValue.where(WireLog.DEPARTURE, departure)
          .call(() -> Replies.of(call.execute(), clock.instant()));
    } catch (IOException fault) {
      String sentence = sentence(host, fault);
      throw AfterDeparture.in(fault) == null
          ? failure(FailureKind.TRANSIENT, doing, sentence + " (nothing was sent)", fault)
          : uncertain(doing, sentence, fault);
    } catch (RuntimeException fault) {
      // A bug below, at an unknown moment.
      throw uncertain(doing, "the exchange with " + host + " ended in an internal error", fault);
    }
  }

  private FailureException uncertain(String doing, String sentence, Exception fault) {
    String detail = sentence + "; whether the request took effect is unknown";
    return failure(FailureKind.UNCERTAIN, doing, detail, fault);
  }

  /** Remembers a secret that the other side has told us, for every log line and message. */
  public void learn(Secret secret) {
    mask.learn(secret);
  }

  /**
   * A browser's {@code Cookie} header with what a site has renewed. The long values are masked from
   * now on.
   *
   * @param setCookies as they stand in {@link Reply#setCookies()}; none to begin with
   * @throws FailureException CONFIG if it is no such header
   */
  public Secret session(Secret header, List<String> setCookies) {
    CookieHeader cookies = CookieHeader.of(header).renewed(setCookies);
    cookies.longValues().forEach(mask::learn);
    return cookies.header();
  }

  /** The moment so far from now, for a pause whose end a site does not name. */
  public Instant later(Duration pause) {
    return clock.instant().plus(pause);
  }

  /** A text of the other side with every known secret replaced. */
  public String masked(String text) {
    return mask.mask(text);
  }

  /** Waits for the call's moment and returns its host, for messages. */
  private String passGate(Call<ResponseBody> call, String doing) {
    Request request = call.request();
    check(call, request);
    GatedBy gate = request.tag(GatedBy.class);
    if (gate != null) {
      Instant now = clock.instant();
      await(Duration.between(now, gate.gate().reserve(gate.name(), gate.rate(), now)), doing);
    }
    return hostOf(request.url());
  }

  private static void check(Call<ResponseBody> call, Request request) {
    if (call.isExecuted()) {
      throw new IllegalStateException("a call is sent only once");
    }
    try {
      RequestBody body = request.body();
      if (body != null && body.contentLength() < 0) {
        throw new IllegalStateException("a request's body must have a known length");
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("a request's body must be in memory", unreadable);
    }
  }

  private void await(Duration wait, String doing) {
    if (!wait.isPositive()) {
      return;
    }
    try {
      pause.take(wait);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      String detail = "the wait for its turn was interrupted; nothing was sent";
      throw failure(FailureKind.TRANSIENT, doing, detail, stop);
    }
  }

  private static String sentence(String host, IOException fault) {
    AfterDeparture mark = AfterDeparture.in(fault);
    boolean timeUp = !(fault instanceof AfterDeparture);
    return Faults.sentence(host, mark == null || timeUp ? fault : mark.fault(), mark != null);
  }

  private static String hostOf(HttpUrl url) {
    boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
    return usual ? url.host() : url.host() + ":" + url.port();
  }

  private FailureException failure(FailureKind kind, String doing, String detail, Exception cause) {
    return new FailureException(kind, doing, mask.mask(detail), cause);
  }
}
