package dev.seedpost.http;

import com.squareup.moshi.JsonWriter;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;

/**
 * Secrets that a site takes as fields of a body.
 *
 * @param byName by field
 */
public record SecretFields(Map<String, Secret> byName) {
  private static final MediaType JSON = MediaType.get("application/json");

  public SecretFields {
    byName = Map.copyOf(byName);
  }

  /** As parts of a multipart form. */
  public List<MultipartBody.Part> parts() {
    List<MultipartBody.Part> parts = new ArrayList<>();
    byName.forEach(
        (name, secret) -> parts.add(MultipartBody.Part.createFormData(name, secret.reveal())));
    return parts;
  }

  /** A web form with these and other fields. */
  public RequestBody form(Map<String, String> others) {
    FormBody.Builder form = new FormBody.Builder();
    byName.forEach((name, secret) -> form.add(name, secret.reveal()));
    others.forEach(form::add);
    return form.build();
  }

  /**
   * A JSON object with these and other fields.
   *
   * @param others texts, numbers, booleans, lists and maps of them
   */
  public RequestBody json(Map<String, ?> others) {
    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.beginObject();
      for (Map.Entry<String, Secret> secret : byName.entrySet()) {
        json.name(secret.getKey()).value(secret.getValue().reveal());
      }
      for (Map.Entry<String, ?> other : others.entrySet()) {
        json.name(other.getKey()).jsonValue(other.getValue());
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written to it", e);
    }
    return RequestBody.create(bytes.readByteArray(), JSON);
  }
}
