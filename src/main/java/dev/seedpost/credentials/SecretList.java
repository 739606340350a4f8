package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The secrets of a store, of each name exactly one that is used. Immutable.
 *
 * @param all by name, then label
 */
record SecretList(List<Kept> all) {
  static final SecretList NONE = new SecretList(List.of());

  SecretList {
    all = all.stream().sorted(Kept.ORDER).toList();
  }

  /** The one of a name that is used. */
  Optional<Kept> used(String name) {
    return all.stream()
        .filter(one -> one.about().active() && one.about().name().equals(name))
        .findFirst();
  }

  /**
   * With a secret more, or another value of one.
   *
   * @param label empty for the one that is used; the first of a name is
   */
  SecretList with(String name, Optional<String> label, Secret value, Instant now) {
    Optional<String> used = used(name).map(one -> one.about().label());
    String chosen = label.or(() -> used).orElse(Credential.MAIN);
    Credential about =
        new Credential(
            name,
            chosen,
            SecretKind.ofName(name),
            now,
            used.isEmpty() || used.get().equals(chosen));
    return new SecretList(
        Stream.concat(
                all.stream().filter(one -> !one.about().is(name, chosen)),
                Stream.of(new Kept(about, value)))
            .toList());
  }

  /**
   * Whether a secret is here already, or another in its place.
   *
   * @param label empty for the one that is used
   */
  Offered weigh(String name, Optional<String> label, Secret value) {
    List<Kept> named = all.stream().filter(one -> one.about().name().equals(name)).toList();
    if (named.stream().anyMatch(one -> one.value().equals(value))) {
      return Offered.SAME;
    }
    return named.stream()
            .map(Kept::about)
            .anyMatch(one -> label.map(one.label()::equals).orElse(one.active()))
        ? Offered.OTHER
        : Offered.NEW;
  }

  /**
   * With another value in use and the one before kept as {@link Credential#PREVIOUS}, in the place
   * of an earlier one.
   */
  SecretList replacing(String name, Secret value, Instant now) {
    Optional<Kept> used = used(name);
    Optional<String> label =
        used.map(one -> one.about().label())
            .filter(word -> !word.equals(Credential.PREVIOUS))
            .or(() -> Optional.of(Credential.MAIN));
    SecretList kept =
        used.map(one ->
                with(name, Optional.of(Credential.PREVIOUS), one.value(), now)
                    .with(name, label, value, now)
                    .using(name, label.orElseThrow()))
            .orElse(this);
    return used.isEmpty() ? with(name, label, value, now) : kept;
  }

  /** Without those that were kept as {@link Credential#PREVIOUS} before a moment. */
  SecretList withoutPrevious(Instant before) {
    return new SecretList(
        all.stream()
            .filter(one ->
                one.about().active()
                    || !one.about().label().equals(Credential.PREVIOUS)
                    || !one.about().created().isBefore(before))
            .toList());
  }

  /** With another one of a name used; unchanged if there is none with this label. */
  SecretList using(String name, String label) {
    if (all.stream().noneMatch(one -> one.about().is(name, label))) {
      return this;
    }
    return new SecretList(
        all.stream()
            .map(one ->
                one.about().name().equals(name)
                    ? new Kept(one.about().active(one.about().label().equals(label)), one.value())
                    : one)
            .toList());
  }

  /**
   * Without one, or all of a name; unchanged if there is none.
   *
   * @throws FailureException REJECTED if it is the one that is used and there are others
   */
  SecretList without(String name, Optional<String> label, String doing) {
    Predicate<Kept> goes =
        one ->
            one.about().name().equals(name)
                && (label.isEmpty() || one.about().label().equals(label.get()));
    List<Kept> left = all.stream().filter(goes.negate()).toList();
    boolean others = left.stream().anyMatch(one -> one.about().name().equals(name));
    if (others && used(name).filter(goes).isPresent()) {
      String detail =
          "it is the one that is used; choose another first: seedpost secret use "
              + name
              + " LABEL";
      throw new FailureException(FailureKind.REJECTED, doing, detail);
    }
    return left.size() == all.size() ? this : new SecretList(left);
  }
}
