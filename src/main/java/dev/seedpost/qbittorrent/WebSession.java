package dev.seedpost.qbittorrent;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Http;
import dev.seedpost.http.Reply;
import dev.seedpost.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.ResponseBody;
import retrofit2.Call;

/**
 * The login and its cookie. A login that was refused is never sent again by the same instance: five
 * refusals ban the address for every program behind it. Safe for use by many threads.
 */
final class WebSession {
  /** The default of web_ui_ban_duration. */
  private static final Duration BAN = Duration.ofHours(1);

  private final Http http;
  private final WebApi api;
  private final ClientSettings settings;
  private final Optional<Secret> password;
  private final WebApiAnswers answers;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private boolean loggedIn;
  private boolean refused;
  private Instant bannedUntil = Instant.MIN;

  WebSession(
      Http http,
      WebApi api,
      ClientSettings settings,
      Optional<Secret> password,
      WebApiAnswers answers,
      InstantSource clock) {
    this.http = http;
    this.api = api;
    this.settings = settings;
    this.password = password;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * Sends a call with the session's cookie. A 403 means that the session ended: one new login, one
   * more attempt.
   *
   * @return any reply but 401 and 403
   */
  Reply send(String doing, Function<Map<String, String>, Call<ResponseBody>> request) {
    Map<String, String> session = open(doing);
    Reply reply = exchange(request.apply(session), doing);
    if (reply.status() == 403) {
      reply = exchange(request.apply(renewed(session, doing)), doing);
      if (reply.status() == 403) {
        throw answers.notLetIn(doing);
      }
    }
    if (reply.status() == 401) {
      throw answers.wrongHost(doing);
    }
    return reply;
  }

  private boolean hasLogin() {
    return !settings.username().isEmpty() && password.isPresent();
  }

  private Map<String, String> open(String doing) {
    lock.lock();
    try {
      if (hasLogin() && !loggedIn) {
        logIn(doing);
      }
      return header();
    } finally {
      lock.unlock();
    }
  }

  private Map<String, String> renewed(Map<String, String> stale, String doing) {
    lock.lock();
    try {
      if (!hasLogin()) {
        cookies.clear();
        throw answers.loginWanted(doing, settings.username());
      }
      // Another thread may have logged in again meanwhile.
      if (!loggedIn || header().equals(stale)) {
        logIn(doing);
      }
      return header();
    } finally {
      lock.unlock();
    }
  }

  /** Logs in without a cookie: a live one would make any password look right. */
  private void logIn(String doing) {
    loggedIn = false;
    if (refused) {
      throw new FailureException(FailureKind.AUTH, doing, answers.refusal(settings.username()));
    }
    if (clock.instant().isBefore(bannedUntil)) {
      throw banned(doing);
    }
    cookies.clear();
    Reply reply = exchange(api.login(settings.username(), password.orElseThrow().reveal()), doing);
    switch (answers.login(reply)) {
      case ACCEPTED -> loggedIn = true;
      case REFUSED -> throw refuse(doing);
      case REFUSED_OR_WRONG_HOST -> {
        if (exchange(api.version(Map.of()), doing).status() == 401) {
          throw answers.wrongHost(doing);
        }
        throw refuse(doing);
      }
      case BANNED -> {
        bannedUntil = clock.instant().plus(BAN);
        throw banned(doing);
      }
      case OTHER -> throw answers.unexpected(reply, doing);
    }
  }

  private FailureException refuse(String doing) {
    refused = true;
    return new FailureException(FailureKind.AUTH, doing, answers.refusal(settings.username()));
  }

  private FailureException banned(String doing) {
    return new FailureException(
        new Failure(FailureKind.AUTH, doing, answers.ban(), Optional.of(bannedUntil)));
  }

  private Reply exchange(Call<ResponseBody> call, String doing) {
    Reply reply;
    try {
      reply = http.send(call, doing);
    } catch (FailureException e) {
      throw e.kind() == FailureKind.TRANSIENT ? answers.unreachable(e, doing) : e;
    }
    lock.lock();
    try {
      reply.setCookies().forEach(this::remember);
    } finally {
      lock.unlock();
    }
    return reply;
  }

  /**
   * Keeps a cookie by whatever name: SID up to 5.1, where users may rename it, QBT_SID_port from
   * 5.2 on, where the port may be one behind a mapping.
   */
  private void remember(String setCookie) {
    String pair = setCookie.split(";", 2)[0];
    int equals = pair.indexOf('=');
    if (equals < 1) {
      return;
    }
    String name = pair.substring(0, equals).strip();
    String value = pair.substring(equals + 1).strip();
    if (value.isEmpty()) {
      cookies.remove(name);
    } else {
      cookies.put(name, value);
    }
  }

  private Map<String, String> header() {
    if (cookies.isEmpty()) {
      return Map.of();
    }
    return Map.of(
        "Cookie",
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; ")));
  }
}
