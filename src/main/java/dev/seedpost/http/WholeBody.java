package dev.seedpost.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * Reads the answer's body whole, with a limit, before anyone else can read it without one. The
 * limit counts decompressed bytes.
 */
final class WholeBody implements Interceptor {
  static final int LONGEST = 8 << 20;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    try (ResponseBody body = response.body()) {
      byte[] bytes = read(body.source());
      return response.newBuilder().body(ResponseBody.create(bytes, body.contentType())).build();
    } catch (IOException fault) {
      throw new AfterDeparture(fault);
    }
  }

  private static byte[] read(BufferedSource source) throws IOException {
    if (source.request(LONGEST + 1L)) {
      throw new TooLongException();
    }
    return source.readByteArray();
  }

  /** The answer has more bytes than we take. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("the answer is longer than 8 MiB");
    }
  }
}
