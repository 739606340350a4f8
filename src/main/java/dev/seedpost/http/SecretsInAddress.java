package dev.seedpost.http;

import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Secrets that have to stand in the address of one request. A call carries them as a tag; they are
 * put there when the request leaves.
 *
 * @param inPath by name, for each {@link #place} of the path
 * @param inQuery by parameter
 */
public record SecretsInAddress(Map<String, Secret> inPath, Map<String, Secret> inQuery) {
  public SecretsInAddress {
    inPath = Map.copyOf(inPath);
    inQuery = Map.copyOf(inQuery);
  }

  /** Stands for a secret in a path. */
  public static String place(String name) {
    return "SECRET-" + name + "-IN-PATH";
  }

  /** Puts the secrets of a request into its address. */
  static final class Sent implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Request request = chain.request();
      SecretsInAddress tag = request.tag(SecretsInAddress.class);
      return chain.proceed(
          tag == null ? request : request.newBuilder().url(filled(request.url(), tag)).build());
    }

    private static HttpUrl filled(HttpUrl url, SecretsInAddress secrets) {
      HttpUrl.Builder filled = url.newBuilder();
      for (int i = 0; i < url.pathSize(); i++) {
        String part = url.pathSegments().get(i);
        for (Map.Entry<String, Secret> secret : secrets.inPath().entrySet()) {
          part = part.replace(place(secret.getKey()), secret.getValue().reveal());
        }
        filled.setPathSegment(i, part);
      }
      secrets.inQuery().forEach((name, secret) -> filled.addQueryParameter(name, secret.reveal()));
      return filled.build();
    }
  }
}
