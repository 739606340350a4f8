package dev.seedpost.tracker;

import dev.seedpost.failure.FailureKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each fault must come to, a column for each who meets it. */
final class FaultTable {
  /** Short for the table. */
  private static final Map<String, FailureKind> WORDS =
      Map.of(
          "down", FailureKind.TRANSIENT,
          "unsure", FailureKind.UNCERTAIN,
          "login", FailureKind.AUTH,
          "limit", FailureKind.RATE_LIMITED,
          "no", FailureKind.REJECTED);

  private final Map<NetworkFault, Map<String, FailureKind>> rows =
      new EnumMap<>(NetworkFault.class);

  /** Of a text with a head of columns; every fault has to have a row. */
  FaultTable(String text) {
    List<String[]> lines = text.lines().map(line -> line.strip().split("[ |]+", -1)).toList();
    String[] head = lines.getFirst();
    for (String[] line : lines.subList(1, lines.size())) {
      Map<String, FailureKind> row = new HashMap<>();
      for (int i = 1; i < head.length; i++) {
        row.put(head[i], WORDS.get(line[i]));
      }
      if (rows.put(NetworkFault.valueOf(line[0]), row) != null || line.length != head.length) {
        throw new IllegalStateException("the row of " + line[0]);
      }
    }
  }

  FailureKind of(NetworkFault fault, String column) {
    return rows.get(fault).get(column);
  }

  /** The faults without a row or with a gap in it. */
  List<NetworkFault> gaps() {
    List<NetworkFault> gaps = new ArrayList<>();
    for (NetworkFault fault : NetworkFault.values()) {
      if (rows.getOrDefault(fault, new HashMap<>()).isEmpty()
          || rows.get(fault).containsValue(null)) {
        gaps.add(fault);
      }
    }
    return gaps;
  }
}
