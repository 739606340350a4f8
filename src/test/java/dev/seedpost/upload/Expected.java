package dev.seedpost.upload;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.Lie;
import dev.seedpost.queue.ItemState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What comes of one lie on one site.
 *
 * @param alone where the item comes to rest without a person
 * @param helped where it ends with one
 */
record Expected(Dialect dialect, Lie lie, Rest alone, Rest helped) {
  /**
   * An item at rest.
   *
   * @param requests upload requests that have come to the site
   * @param ours uploads that it has stored from us
   */
  record Rest(int requests, int ours, ItemState state) {}

  /**
   * Each cell: requests/stored from us, state. Behind {@code >} how it ends after a person did what
   * the item's reason says; an end in SEEDING needs none. A dash: the software has no such way.
   */
  private static final String TABLE =
      """
      lie                        | RED                            | OPS                            | UNIT3D                         | BTN
      STORE_THEN_CLOSE           | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING
      STORE_THEN_HTML_200        | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING
      STORE_THEN_500             | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING
      STORE_THEN_REDIRECT        | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING
      STORE_THEN_TRUNCATE        | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING
      STORE_THEN_GATEWAY_TIMEOUT | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING
      STORE_THEN_DUPLICATE       | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 DUPLICATE > 1/1 SEEDING
      LATE_LANDING               | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING                    | 1/1 SEEDING
      HTML_WITHOUT_STORING       | 2/1 SEEDING                    | 2/1 SEEDING                    | 2/1 SEEDING                    | 1/0 PARKED > 2/1 SEEDING
      CLOSE_WITHOUT_STORING      | 2/1 SEEDING                    | 2/1 SEEDING                    | 2/1 SEEDING                    | 1/0 PARKED > 2/1 SEEDING
      CRASH_WITHOUT_STORING      | 2/1 SEEDING                    | 2/1 SEEDING                    | 2/1 SEEDING                    | 1/0 PARKED > 2/1 SEEDING
      REFUSE                     | 1/0 REFUSED > 2/1 SEEDING      | 1/0 REFUSED > 2/1 SEEDING      | 1/0 REFUSED > 2/1 SEEDING      | 1/0 REFUSED > 2/1 SEEDING
      RATE_LIMIT                 | 2/1 SEEDING                    | 2/1 SEEDING                    | 2/1 SEEDING                    | 2/1 SEEDING
      DOWN                       | 2/1 SEEDING                    | 2/1 SEEDING                    | 2/1 SEEDING                    | 1/0 PARKED > 2/1 SEEDING
      LOSE_RACE                  | 1/0 DUPLICATE > 1/0 SEEDING    | 1/0 DUPLICATE > 1/0 SEEDING    | 1/1 SEEDING                    | 1/0 DUPLICATE > 1/0 SEEDING
      LOSE_RACE_THEN_HTML_200    | 1/0 DUPLICATE > 1/0 SEEDING    | 1/0 DUPLICATE > 1/0 SEEDING    | 1/1 SEEDING                    | 1/0 SEEDING
      HOLD_BACK                  | -                              | -                              | 1/1 PENDING > 1/1 SEEDING      | -
      HOLD_BACK_THEN_CLOSE       | -                              | -                              | 2/1 PARKED > 2/1 SEEDING       | -
      HALF_MADE                  | 1/1 ACCEPTED > 1/1 SEEDING     | 1/1 ACCEPTED > 1/1 SEEDING     | 1/1 ACCEPTED > 1/1 SEEDING     | 1/1 ACCEPTED > 1/1 SEEDING
      """;

  private static final Pattern REST = Pattern.compile("([0-9])/([0-9]) ([A-Z]+)");

  static List<Expected> all() {
    List<String[]> rows = TABLE.lines().map(line -> line.split("\\|", -1)).toList();
    List<Expected> all = new ArrayList<>();
    for (String[] row : rows.subList(1, rows.size())) {
      for (int column = 1; column < row.length; column++) {
        Dialect dialect = Dialect.valueOf(rows.getFirst()[column].strip());
        Lie lie = Lie.valueOf(row[0].strip());
        cell(row[column].strip(), dialect, lie).ifPresent(all::add);
      }
    }
    return all;
  }

  private static Optional<Expected> cell(String cell, Dialect dialect, Lie lie) {
    if (cell.equals("-")) {
      return Optional.empty();
    }
    List<Rest> rests = new ArrayList<>();
    for (String part : cell.split(" > ", -1)) {
      Matcher rest = REST.matcher(part);
      if (!rest.matches()) {
        throw new IllegalStateException("not readable: " + cell);
      }
      rests.add(
          new Rest(
              Integer.parseInt(rest.group(1)),
              Integer.parseInt(rest.group(2)),
              ItemState.valueOf(rest.group(3))));
    }
    return Optional.of(new Expected(dialect, lie, rests.getFirst(), rests.getLast()));
  }

  @Override
  public String toString() {
    return dialect + " " + lie;
  }
}
