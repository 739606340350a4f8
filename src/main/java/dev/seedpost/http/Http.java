package dev.seedpost.http;

import dev.seedpost.failure.FailureException;
import dev.seedpost.secret.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;

/**
 * Builds Retrofit clients and runs their calls. Redirects are never followed. Safe for use by many
 * threads.
 */
public final class Http {
  /**
   * A Retrofit builder's result for one remote side.
   *
   * @param base ends with a slash
   * @param headers sent with every request, values revealed only when sending
   * @param gate asked before every request, with the name and rate
   */
  public Retrofit retrofit(URI base, Map<String, Secret> headers, Optional<GatedBy> gate) {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }

  /**
   * Runs a call that must not be repeated blindly. One attempt, no hidden retry below.
   *
   * @throws FailureException TRANSIENT if no byte of the request had left, else UNCERTAIN
   */
  public Reply sendOnce(Call<ResponseBody> call, String doing) {
    throw new UnsupportedOperationException();
  }
}
