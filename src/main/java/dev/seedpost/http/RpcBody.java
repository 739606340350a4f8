package dev.seedpost.http;

import com.squareup.moshi.JsonWriter;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;

/** The body of a JSON-RPC 2.0 call to a site that takes its key as the first parameter. */
public final class RpcBody {
  private static final MediaType JSON = MediaType.get("application/json");

  private RpcBody() {}

  /**
   * A call by position.
   *
   * @param parameters what follows the key: texts, numbers, lists and maps of them
   */
  public static RequestBody of(String method, Secret key, List<?> parameters) {
    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.beginObject().name("jsonrpc").value("2.0").name("id").value(1);
      json.name("method").value(method).name("params").beginArray().value(key.reveal());
      for (Object parameter : parameters) {
        json.jsonValue(parameter);
      }
      json.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written to it", e);
    }
    return RequestBody.create(bytes.readByteArray(), JSON);
  }
}
