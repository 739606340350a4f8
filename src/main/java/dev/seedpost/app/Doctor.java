package dev.seedpost.app;

import dev.seedpost.audit.AuditCheck;
import dev.seedpost.cli.Setup.Check;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.intake.WatchSettings;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.yaml.YamlFile;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Looks at everything the program needs; changes nothing. */
final class Doctor {
  private final Stores stores;
  private final Engine engine;
  private final List<Check> checks = new ArrayList<>();

  Doctor(Stores stores, Engine engine) {
    this.stores = stores;
    this.engine = engine;
  }

  List<Check> examine() {
    boolean configured =
        check(
            "configuration",
            () -> {
              stores.settings();
              return stores.configFile() + " is fine";
            },
            "run 'seedpost config check'");
    check(
        "database",
        () -> {
          stores.database();
          return "opens";
        },
        "");
    check(
        "credentials",
        () -> stores.vault().names().size() + " secrets, master key " + stores.vault().keyOrigin(),
        "");
    check("audit", this::trail, "");
    check(
        "definitions",
        () -> {
          YamlFile.check("read the tracker definitions", engine.definitions().problems());
          return engine.definitions().all().size() + " trackers are known";
        },
        "mend them; 'seedpost tracker lint FILE' reads one alone");
    if (configured) {
      check(
          "rules",
          () -> engine.rules().ruleNames().size() + " rules",
          "run 'seedpost rules check'");
      if (stores.settings().database().isPresent()) {
        check("node", () -> "may work as '" + stores.node().orElseThrow() + "'", "");
      }
      check("qbittorrent", () -> "answers, " + engine.client().version(), "");
      stores.settings().watches().forEach(this::watch);
      engine.sites().all().forEach(this::tracker);
      engine
          .sites()
          .disabled()
          .forEach((id, why) ->
              checks.add(
                  new Check(
                      "tracker " + id,
                      false,
                      "disabled: " + why,
                      "the others go on; mend it and restart the daemon")));
    }
    return List.copyOf(checks);
  }

  private String trail() {
    return switch (stores.auditor().trail().verify()) {
      case AuditCheck.Whole(long entries) -> "as it was written, " + entries + " entries";
      case AuditCheck.Broken(long line, String why) ->
          throw new FailureException(
              FailureKind.CONFIG,
              "verify the audit trail",
              "line "
                  + line
                  + ": "
                  + why
                  + "; find out who did that, then move the folder away to begin a new one");
    };
  }

  private void watch(WatchSettings watch) {
    String name = "watch " + watch.name();
    boolean there = Files.isDirectory(watch.path()) && Files.isReadable(watch.path());
    checks.add(
        new Check(
            name,
            there,
            there ? watch.path() + " can be read" : watch.path() + " is no folder that can be read",
            there ? "" : "make it, or correct 'path' under 'watch:'"));
  }

  private void tracker(Definition definition) {
    Set<String> known = stores.vault().names();
    List<String> missing =
        definition.needs().stream()
            .filter(need -> !need.optional())
            .map(need -> definition.credentialName(need.credential()))
            .filter(name -> !known.contains(name))
            .toList();
    if (!missing.isEmpty()) {
      checks.add(
          new Check(
              "tracker " + definition.id(),
              false,
              "not set: " + String.join(", ", missing),
              "run 'seedpost secret set " + missing.getFirst() + "'"));
      return;
    }
    check(
        "tracker " + definition.id(),
        () -> {
          Account account = engine.sites().of(definition.id()).client().account();
          return "logged in as " + account.user() + " (" + account.userClass() + ")";
        },
        "");
  }

  /**
   * Runs a check; what it throws is what is wrong, and says itself what to do where {@code advice}
   * is empty.
   */
  private boolean check(String name, Supplier<String> work, String advice) {
    try {
      checks.add(new Check(name, true, work.get(), ""));
      return true;
    } catch (FailureException e) {
      checks.add(new Check(name, false, e.failure().detail(), advice));
      return false;
    }
  }
}
