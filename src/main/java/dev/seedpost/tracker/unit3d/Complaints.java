package dev.seedpost.tracker.unit3d;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a site finds wrong with a form: an object of field to sentences, or one sentence about the
 * torrent (TorrentController of the API, v9.2.0; measured).
 *
 * @param sentences each with the name of its field
 * @param alreadyThere whether the only complaint is that the name, or on old servers the info hash,
 *     is taken
 */
record Complaints(List<String> sentences, boolean alreadyThere) {
  private static final Set<String> UNIQUE = Set.of("name", "info_hash");

  /**
   * Reads the part of an answer that holds them.
   *
   * @param said makes the site's words fit to be shown
   */
  static Complaints of(Object data, UnaryOperator<String> said) {
    List<String> sentences = new ArrayList<>();
    boolean taken = false;
    boolean others = false;
    if (data instanceof Map<?, ?> fields) {
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        for (String sentence : texts(field.getValue())) {
          boolean unique =
              UNIQUE.contains(String.valueOf(field.getKey()))
                  && sentence.toLowerCase(Locale.ROOT).contains("already been taken");
          taken |= unique;
          others |= !unique;
          sentences.add(said.apply(field.getKey() + ": " + sentence));
        }
      }
    } else {
      texts(data).forEach(sentence -> sentences.add(said.apply(sentence)));
    }
    sentences.removeIf(String::isBlank);
    return new Complaints(List.copyOf(sentences), taken && !others);
  }

  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(one -> texts.add(String.valueOf(one)));
    } else if (value instanceof String text) {
      texts.add(text);
    }
    return texts;
  }
}
