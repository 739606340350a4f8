package dev.seedpost.tracker.api;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.SecretsInAddress;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.UploadParts;
import dev.seedpost.tracker.UploadRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import okhttp3.MultipartBody;
import okhttp3.ResponseBody;
import retrofit2.Call;

/** Makes the calls of one site out of its description. */
final class Wire {
  private final Definition definition;
  private final Api api;
  private final Set<String> credentials;
  private final Map<Api.Use, Line> lines = new EnumMap<>(Api.Use.class);

  /**
   * Calls to one site.
   *
   * @param credentials those that are there
   * @param lines makes the way for each kind of call
   */
  Wire(Definition definition, Api api, Set<String> credentials, Function<Api.Use, Line> lines) {
    this.definition = definition;
    this.api = api;
    this.credentials = Set.copyOf(credentials);
    for (Api.Use use : Api.Use.values()) {
      this.lines.put(use, lines.apply(use));
    }
  }

  private Line line(Api.Use use) {
    return Objects.requireNonNull(lines.get(use));
  }

  boolean has(String credential) {
    return credentials.contains(credential);
  }

  Call<ResponseBody> upload(UploadRequest upload) {
    Api.Upload call = api.upload();
    Line line = line(Api.Use.UPLOAD);
    String address = address(line, call.path(), word -> Optional.empty()).orElseThrow();
    String name =
        call.fileName()
            .flatMap(slots -> slots.fill(word -> word(word, upload)))
            .map(Wire::fileName)
            .orElse(upload.torrent().infoHash() + ".torrent");
    if (call.json()) {
      return line.calls().post(address, line.inFields().json(json(upload)), line.inAddress());
    }
    List<MultipartBody.Part> parts = new ArrayList<>(line.inFields().parts());
    call.fixed()
        .forEach((field, value) -> parts.add(MultipartBody.Part.createFormData(field, value)));
    parts.addAll(UploadParts.of(definition, upload, call.torrent(), name));
    return line.calls().upload(address, parts, line.inAddress());
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
    Line line = line(Api.Use.ACCOUNT);
    String address = address(line, call.path(), word -> Optional.empty()).orElseThrow();
    return line.calls().get(address, Map.of(), line.inAddress());
  }

  /** Empty if the form lacks what the address is made of, or a credential is not there. */
  Optional<Call<ResponseBody>> find(Api.Find find, UploadRequest upload) {
    if (!find.needs().isEmpty() && !has(find.needs())) {
      return Optional.empty();
    }
    Line line = line(Api.Use.FIND);
    Map<String, String> parameters = filled(find.parameters(), upload);
    return address(line, find.path(), word -> word(word, upload))
        .map(address ->
            find.post()
                ? line.calls().post(address, line.inFields().form(parameters), line.inAddress())
                : line.calls().get(address, parameters, line.inAddress()));
  }

  /** Empty if the form lacks what is looked for. */
  Optional<Call<ResponseBody>> similar(Api.Similar similar, UploadRequest upload) {
    Map<String, String> parameters = filled(similar.parameters(), upload);
    Line line = line(Api.Use.FIND);
    return parameters.size() < similar.parameters().size()
        ? Optional.empty()
        : address(line, similar.path(), word -> Optional.empty())
            .map(address -> line.calls().get(address, parameters, line.inAddress()));
  }

  /** Those that have a value. */
  private static Map<String, String> filled(Map<String, Slots> parameters, UploadRequest upload) {
    Map<String, String> filled = new LinkedHashMap<>();
    parameters.forEach((name, slots) ->
        slots.fill(word -> word(word, upload)).ifPresent(value -> filled.put(name, value)));
    return filled;
  }

  Call<ResponseBody> download(Slots path, String torrentId) {
    Line line = line(Api.Use.DOWNLOAD);
    String address =
        address(line, path, word -> word.equals("id") ? Optional.of(torrentId) : Optional.empty())
            .orElseThrow();
    return line.calls().get(address, Map.of(), line.inAddress());
  }

  private static Optional<String> word(String word, UploadRequest upload) {
    return switch (word) {
      case "name" -> Optional.of(upload.torrent().name());
      case "info-hash" -> Optional.of(upload.torrent().infoHash().hex());
      default -> upload.value(word.replaceFirst("^field:", ""));
    };
  }

  private Optional<String> address(
      Line line, Slots path, Function<String, Optional<String>> words) {
    return path.fill(word ->
            line.inAddress().inPath().containsKey(word)
                ? Optional.of(SecretsInAddress.place(word))
                : words.apply(word).filter(value -> !value.matches("\\.{1,2}")).map(Wire::encoded))
        .map(filled -> definition.base().resolve(filled).toString());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
