package dev.seedpost.torrent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BencodeTest {
  private static Bencode read(String text) throws MalformedBencode {
    return BencodeReader.read(text.getBytes(ISO_8859_1));
  }

  private static String written(Bencode value) {
    return new String(BencodeWriter.write(value), ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({"i0e, 0", "i42e, 42", "i-1e, -1", "i9223372036854775799e, 9223372036854775799"})
  void an_integer_is_read(String text, long expected) throws MalformedBencode {
    assertThat(read(text)).isEqualTo(new Bencode.Int(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ie",
        "i-e",
        "i-0e",
        "i00e",
        "i01e",
        "i-01e",
        "i+1e",
        "i1.0e",
        "i 1e",
        "i1 e",
        "i0x1e",
        "1",
        "i--1e",
        "i99999999999999999999e",
        "01:a",
        "-1:a",
        ":",
        "1a"
      })
  void a_number_in_another_form_is_refused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedBencode.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "i", "i1", "5:abc", "l", "li1e", "d", "d1:a", "d1:ai1e", "99999999999:a", "3"})
  void a_truncated_value_is_refused_as_such(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedBencode.class)
        .hasMessage("it ends too early, after " + text.length() + " bytes");
  }

  @Test
  void anything_after_the_value_is_refused() {
    assertThatThrownBy(() -> read("de\n"))
        .hasMessage("there are 1 stray bytes at its end (at byte 2)");
    assertThatThrownBy(() -> read("i1ei2e")).hasMessageStartingWith("there are 3 stray bytes");
  }

  @Test
  void a_key_twice_is_refused() {
    assertThatThrownBy(() -> read("d1:ai1e1:ai2ee"))
        .hasMessageStartingWith("a dictionary has a key twice");
  }

  @Test
  void a_key_that_is_no_string_is_refused() {
    assertThatThrownBy(() -> read("di1ei2ee")).hasMessage("a key must be a string (at byte 1)");
  }

  @Test
  void an_unknown_value_is_refused_with_its_place() {
    assertThatThrownBy(() -> read("d1:ax")).hasMessage("no value starts with byte 120 (at byte 4)");
  }

  @Test
  void values_nested_too_deep_are_refused() throws MalformedBencode {
    String deepest = "l".repeat(BencodeReader.DEEPEST) + "le" + "e".repeat(BencodeReader.DEEPEST);
    assertThat(read(deepest)).isInstanceOf(Bencode.Items.class);
    assertThatThrownBy(() -> read("l" + deepest + "e"))
        .hasMessageContaining("nested more than 32 deep");
    assertThatThrownBy(() -> read("d1:a".repeat(1_000_000)))
        .hasMessageContaining("nested more than");
  }

  @Test
  void a_file_of_countless_values_is_refused() {
    assertThatThrownBy(() -> read("l" + "le".repeat(BencodeReader.MOST_VALUES) + "e"))
        .hasMessageContaining("more than a million values");
  }

  @Test
  void a_dictionary_remembers_where_its_bytes_stand() throws MalformedBencode {
    Bencode.Dictionary root = (Bencode.Dictionary) read("d3:abcd1:xi1ee1:zlee");
    Bencode.Dictionary inner = (Bencode.Dictionary) root.entries().get("abc");
    assertThat(inner.from()).isEqualTo(6);
    assertThat(inner.to()).isEqualTo(14);
  }

  @Test
  void keys_are_written_in_the_order_of_their_raw_bytes() {
    Map<String, Bencode> entries = new LinkedHashMap<>();
    for (String key : List.of("b", "\u00ff", "a", "aa", "B", "\u0080")) {
      entries.put(key, new Bencode.Int(1));
    }
    assertThat(written(Bencode.Dictionary.of(entries)))
        .isEqualTo("d1:Bi1e1:ai1e2:aai1e1:bi1e1:\u0080i1e1:\u00ffi1ee");
  }

  @Test
  void what_is_written_reads_back() throws MalformedBencode {
    String text = "d1:ai-5e1:bl3:xyzi0elee1:cdee";
    assertThat(written(read(text))).isEqualTo(text);
  }

  @Test
  void a_finished_value_takes_its_place_among_the_keys() {
    Map<String, Bencode> entries = Map.of("z", new Bencode.Int(1), "announce", new Bencode.Int(2));
    assertThat(
            new String(
                BencodeWriter.writeAround(entries, "info", "d1:b0:1:a0:e".getBytes(ISO_8859_1)),
                ISO_8859_1))
        .isEqualTo("d8:announcei2e4:infod1:b0:1:a0:e1:zi1ee");
  }
}
