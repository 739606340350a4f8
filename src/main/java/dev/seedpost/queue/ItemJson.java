package dev.seedpost.queue;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The list-shaped columns of an item as JSON text. */
final class ItemJson {
  private final JsonAdapter<List<FormField>> form;
  private final JsonAdapter<List<Question>> questions;
  private final JsonAdapter<List<String>> texts;
  private final JsonAdapter<Map<String, List<String>>> answers;

  ItemJson() {
    Moshi moshi = new Moshi.Builder().build();
    form = moshi.adapter(Types.newParameterizedType(List.class, FormField.class));
    questions = moshi.adapter(Types.newParameterizedType(List.class, Question.class));
    texts = moshi.adapter(Types.newParameterizedType(List.class, String.class));
    answers =
        moshi.adapter(
            Types.newParameterizedType(
                Map.class, String.class, Types.newParameterizedType(List.class, String.class)));
  }

  String form(List<FormField> fields) {
    return form.toJson(fields);
  }

  List<FormField> form(String json) {
    return read(form, json);
  }

  String questions(List<Question> open) {
    return questions.toJson(open);
  }

  List<Question> questions(String json) {
    return read(questions, json);
  }

  String texts(List<String> list) {
    return texts.toJson(list);
  }

  List<String> texts(String json) {
    return read(texts, json);
  }

  String answers(Map<String, List<String>> given) {
    return answers.toJson(given);
  }

  Map<String, List<String>> answers(String json) {
    return read(answers, json);
  }

  private static <T> T read(JsonAdapter<T> adapter, String json) {
    try {
      T value = adapter.fromJson(json);
      if (value == null) {
        throw new IllegalStateException("a column of the queue holds null");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException("a column of the queue holds no valid JSON", e);
    }
  }
}
