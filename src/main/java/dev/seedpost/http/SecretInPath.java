package dev.seedpost.http;

import dev.seedpost.secret.Secret;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A secret that has to stand in the path of one request. A call carries it as a tag, and {@link
 * #PLACE} where it belongs; it is put there when the request leaves.
 */
public record SecretInPath(Secret secret) {
  /** Stands for the secret in a path. */
  public static final String PLACE = "SECRET-IN-PATH";

  /** Puts the secret of a request into its path. */
  static final class Sent implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Request request = chain.request();
      SecretInPath tag = request.tag(SecretInPath.class);
      return chain.proceed(
          tag == null
              ? request
              : request.newBuilder().url(filled(request.url(), tag.secret())).build());
    }

    private static HttpUrl filled(HttpUrl url, Secret secret) {
      HttpUrl.Builder filled = url.newBuilder();
      for (int i = 0; i < url.pathSize(); i++) {
        filled.setPathSegment(i, url.pathSegments().get(i).replace(PLACE, secret.reveal()));
      }
      return filled.build();
    }
  }
}
