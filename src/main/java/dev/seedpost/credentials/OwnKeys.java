package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The master keys that we make or a person types: the file {@code master.key}, the entry of the
 * desktop's keyring, the terminal. A random key that takes the place of another lies beside it
 * until the store is written with it, so that at each moment one of both opens the store.
 */
final class OwnKeys {
  private static final String MAKING = "make a master key";
  private static final int KEY_BYTES = 32;
  private static final int SHORTEST_PASSPHRASE = 8;
  private static final String ENTRY = "master-key";
  private static final String NEXT_ENTRY = "next-master-key";

  private final Path file;
  private final Path nextFile;
  private final Keyring keyring;
  private final Prompt prompt;

  OwnKeys(Path configuration, Keyring keyring, Prompt prompt) {
    this.file = configuration.resolve("master.key");
    this.nextFile = configuration.resolve("master.key.next");
    this.keyring = keyring;
    this.prompt = prompt;
  }

  Optional<MasterKey> inFile() {
    return in(file);
  }

  private Optional<MasterKey> in(Path place) {
    return PrivateFiles.read(place, VaultFile.OPENING)
        .map(bytes -> MasterKey.of(bytes, MasterKey.Giver.FILE, "the file " + shown()));
  }

  Optional<MasterKey> inKeyring() {
    return keyring.get(ENTRY).map(OwnKeys::ofKeyring);
  }

  private static MasterKey ofKeyring(String key) {
    return MasterKey.of(utf8(key), MasterKey.Giver.KEYRING, "the desktop's keyring");
  }

  /** What a person types for a store that is there. */
  Optional<MasterKey> typed() {
    return prompt
        .ask("Passphrase of the credential store:")
        .filter(typed -> !typed.isEmpty())
        .map(OwnKeys::ofTerminal);
  }

  private static MasterKey ofTerminal(String typed) {
    return MasterKey.of(utf8(typed), MasterKey.Giver.PERSON, "the terminal");
  }

  /**
   * For a new store: a passphrase that a person chooses, or a key file.
   *
   * @throws FailureException AUTH if the two passphrases differ, or are short
   */
  Optional<MasterKey> chosen() {
    String question =
        "Choose a passphrase for the credential store (nothing: a key file, " + shown() + "):";
    return prompt
        .ask(question)
        .map(first -> first.isEmpty() ? make(KeyPlace.FILE) : ofTerminal(confirmed(first)));
  }

  private String confirmed(String first) {
    if (first.length() < SHORTEST_PASSPHRASE) {
      throw refused("a passphrase has " + SHORTEST_PASSPHRASE + " characters or more");
    }
    if (!prompt.ask("Once more:").equals(Optional.of(first))) {
      throw refused("the two were not the same");
    }
    return first;
  }

  private static FailureException refused(String why) {
    String detail = why + "; nothing was stored";
    return new FailureException(FailureKind.AUTH, "choose a passphrase", detail);
  }

  /**
   * Makes a random key where there is none.
   *
   * @throws FailureException CONFIG if it cannot be kept there
   */
  MasterKey make(KeyPlace place) {
    String made = random();
    return switch (place) {
      case FILE -> {
        PrivateFiles.write(file, utf8(made + "\n"), MAKING);
        yield inFile()
            .orElseThrow()
            .told(
                "A new master key was written to "
                    + shown()
                    + "; anyone who can read this file can read the credentials; keep a copy in a"
                    + " safe place, because without it the credentials are lost.");
      }
      case KEYRING -> {
        put(ENTRY, made);
        yield ofKeyring(made)
            .told(
                "A new master key was put into the desktop's keyring, service seedpost, user "
                    + ENTRY
                    + "; without it the credentials are lost.");
      }
    };
  }

  private void put(String entry, String key) {
    if (!keyring.put(entry, key)) {
      String detail = "no desktop keyring is unlocked in this session; without one use a key file";
      throw new FailureException(FailureKind.CONFIG, MAKING, detail);
    }
  }

  private static String random() {
    return HexFormat.of().formatHex(DataKey.randomBytes(KEY_BYTES));
  }

  /** The key that is to take the place of another one, kept beside it if it is random. */
  MasterKey next(MasterKey current) {
    return switch (current.giver()) {
      case FILE -> {
        String made = random();
        PrivateFiles.write(nextFile, utf8(made + "\n"), MAKING);
        yield MasterKey.of(utf8(made), MasterKey.Giver.FILE, current.origin());
      }
      case KEYRING -> {
        String made = random();
        put(NEXT_ENTRY, made);
        yield ofKeyring(made);
      }
      case PERSON -> ofTerminal(newOne("New passphrase of the credential store:"));
      case OTHER ->
          MasterKey.of(
              utf8(newOne("The new key, which is then to be put where the old one is:")),
              MasterKey.Giver.OTHER,
              "the terminal; " + current.origin() + " has to give it from now on");
    };
  }

  private String newOne(String question) {
    return confirmed(
        prompt
            .ask(question)
            .orElseThrow(() -> refused("a new one has to be typed; run this at a terminal")));
  }

  /** A key that was about to take the place of another one when the program ended. */
  Optional<MasterKey> pending() {
    return in(nextFile).or(() -> keyring.get(NEXT_ENTRY).map(OwnKeys::ofKeyring));
  }

  /**
   * The store is written with it: it takes the place of the other one. Called by who alone may
   * write; what lies there by then may be a later key, of a change that was interrupted.
   */
  void settle(MasterKey next) {
    switch (next.giver()) {
      case FILE -> {
        if (in(nextFile).filter(there -> there.bytes().equals(next.bytes())).isPresent()) {
          try {
            Files.move(nextFile, file, StandardCopyOption.ATOMIC_MOVE);
          } catch (IOException fault) {
            throw PrivateFiles.broken("replace", file, MAKING, fault);
          }
        }
      }
      case KEYRING -> put(ENTRY, next.bytes().reveal());
      case PERSON, OTHER -> {
        // It is kept nowhere.
      }
    }
  }

  String shown() {
    return PrivateFiles.shown(file);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
