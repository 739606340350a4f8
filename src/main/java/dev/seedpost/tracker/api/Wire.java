package dev.seedpost.tracker.api;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.SecretFields;
import dev.seedpost.http.SecretsInAddress;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.UploadParts;
import dev.seedpost.tracker.UploadRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.MultipartBody;
import okhttp3.ResponseBody;
import retrofit2.Call;

/** Makes the calls of one site out of its description; the credentials stand in their places. */
final class Wire {
  private final Definition definition;
  private final Api api;
  private final ApiCalls calls;
  private final Map<String, Secret> credentials;
  private final SecretsInAddress inAddress;
  private final SecretFields inFields;

  Wire(Definition definition, Api api, ApiCalls calls, Map<String, Secret> credentials) {
    this.definition = definition;
    this.api = api;
    this.calls = calls;
    this.credentials = Map.copyOf(credentials);
    Map<String, Secret> path = new HashMap<>();
    Map<String, Secret> query = new HashMap<>();
    Map<String, Secret> fields = new HashMap<>();
    for (Api.Login login : api.logins()) {
      Secret secret = credentials.get(login.credential());
      if (secret != null) {
        switch (login.in()) {
          case PATH -> path.put(login.credential(), secret);
          case QUERY -> query.put(login.name(), secret);
          case FIELD -> fields.put(login.name(), secret);
          case HEADER -> {}
        }
      }
    }
    this.inAddress = new SecretsInAddress(path, query);
    this.inFields = new SecretFields(fields);
  }

  boolean has(String credential) {
    return credentials.containsKey(credential);
  }

  Call<ResponseBody> upload(UploadRequest upload) {
    Api.Upload call = api.upload();
    String address = address(call.path(), word -> Optional.empty()).orElseThrow();
    String name =
        call.fileName()
            .flatMap(slots -> slots.fill(word -> word(word, upload)))
            .map(Wire::fileName)
            .orElse(upload.torrent().infoHash() + ".torrent");
    if (call.json()) {
      return calls.post(address, inFields.json(json(upload)), inAddress);
    }
    List<MultipartBody.Part> parts = new ArrayList<>(inFields.parts());
    call.fixed()
        .forEach((field, value) -> parts.add(MultipartBody.Part.createFormData(field, value)));
    parts.addAll(UploadParts.of(definition, upload, call.torrent(), name));
    return calls.upload(address, parts, inAddress);
  }

  /** A part of a path would end elsewhere on the site's disk. */
  private static String fileName(String name) {
    return name.replaceAll("[/\\\\\\p{Cntrl}]", "_");
  }

  private Map<String, Object> json(UploadRequest upload) {
    Map<String, Object> values = new LinkedHashMap<>(api.upload().fixed());
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (FormField field : upload.fields()) {
      if (field.kind() == FormField.Kind.PAYLOAD_FILE
          || field.kind() == FormField.Kind.NEIGHBOUR_FILE) {
        throw new FailureException(
            FailureKind.CONFIG,
            "upload to " + definition.name(),
            "the field " + field.name() + " is a file, which JSON cannot carry");
      }
      if (field.name().endsWith("[]")) {
        String name = field.name().substring(0, field.name().length() - 2);
        lists.computeIfAbsent(name, key -> new ArrayList<>()).add(field.value());
      } else {
        values.put(field.name(), typed(field));
      }
    }
    values.putAll(lists);
    values.put(
        api.upload().torrent(),
        Base64.getEncoder().encodeToString(UploadParts.torrent(definition, upload.torrent())));
    return values;
  }

  private Object typed(FormField field) {
    if (!api.upload().unquoted().contains(field.name())) {
      return field.value();
    }
    return switch (field.value()) {
      case "true", "false" -> Boolean.valueOf(field.value());
      case String number when number.matches("[0-9]{1,18}") -> Long.valueOf(number);
      case String other -> other;
    };
  }

  Call<ResponseBody> account(Api.WhoAmI call) {
    return calls.get(
        address(call.path(), word -> Optional.empty()).orElseThrow(), Map.of(), inAddress);
  }

  /** Empty if the form lacks what the address is made of, or a credential is not there. */
  Optional<Call<ResponseBody>> find(Api.Find find, UploadRequest upload) {
    if (!find.needs().isEmpty() && !has(find.needs())) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    find.parameters()
        .forEach((name, slots) ->
            slots.fill(word -> word(word, upload)).ifPresent(value -> parameters.put(name, value)));
    return address(find.path(), word -> word(word, upload))
        .map(address ->
            find.post()
                ? calls.post(address, inFields.form(parameters), inAddress)
                : calls.get(address, parameters, inAddress));
  }

  Call<ResponseBody> download(Slots path, String torrentId) {
    return calls.get(
        address(path, word -> word.equals("id") ? Optional.of(torrentId) : Optional.empty())
            .orElseThrow(),
        Map.of(),
        inAddress);
  }

  private static Optional<String> word(String word, UploadRequest upload) {
    return switch (word) {
      case "name" -> Optional.of(upload.torrent().name());
      case "info-hash" -> Optional.of(upload.torrent().infoHash().hex());
      default -> upload.value(word.replaceFirst("^field:", ""));
    };
  }

  private Optional<String> address(Slots path, Function<String, Optional<String>> words) {
    return path.fill(word ->
            inAddress.inPath().containsKey(word)
                ? Optional.of(SecretsInAddress.place(word))
                : words.apply(word).filter(value -> !value.matches("\\.{1,2}")).map(Wire::encoded))
        .map(filled -> definition.base().resolve(filled).toString());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
