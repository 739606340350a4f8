package dev.seedpost.http;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Adds the headers of one remote side; their values are revealed here and nowhere before. */
final class SentHeaders implements Interceptor {
  private final String userAgent;
  private final Map<String, Secret> headers;

  SentHeaders(String userAgent, Map<String, Secret> headers, String host) {
    this.userAgent = userAgent;
    this.headers = Map.copyOf(headers);
    headers.forEach((name, value) -> check(name, value, host));
  }

  /** Checked early, because the library's own complaint would show the value. */
  private static void check(String name, Secret value, String host) {
    if (value.reveal().chars().anyMatch(each -> each < 0x20 || each > 0x7e)) {
      throw new FailureException(
          FailureKind.CONFIG,
          "prepare requests to " + host,
          "the value for the header "
              + name
              + " has a character that a header cannot carry; store the credential again, without"
              + " line breaks");
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request.Builder request = chain.request().newBuilder().header("User-Agent", userAgent);
    headers.forEach((name, value) -> request.header(name, value.reveal()));
    return chain.proceed(request.build());
  }
}
