package dev.seedpost;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules: floors, imports, and where the outside world may be touched. */
@AnalyzeClasses(packages = "dev.seedpost", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.seedpost.";

  /** Which package may import which; a package that is not named here may not exist. */
  private static final Map<String, Set<String>> IMPORTS =
      Map.ofEntries(
          Map.entry("secret", Set.of()),
          Map.entry("failure", Set.of()),
          Map.entry("program", Set.of()),
          Map.entry("content", Set.of("failure")),
          Map.entry("yaml", Set.of("failure")),
          Map.entry("torrent", Set.of("content", "secret", "failure")),
          Map.entry("release", Set.of("content", "program", "yaml", "failure")),
          Map.entry("http", Set.of("secret", "failure")),
          // The password of a PostgreSQL server is revealed to its driver and nowhere else.
          Map.entry("database", Set.of("secret", "failure")),
          Map.entry("credentials", Set.of("program", "secret", "failure")),
          Map.entry("audit", Set.of("secret", "failure")),
          Map.entry(
              "tracker",
              Set.of("torrent", "release", "content", "http", "yaml", "secret", "failure")),
          Map.entry(
              "tracker.gazelle",
              Set.of("tracker", "torrent", "release", "content", "http", "secret", "failure")),
          Map.entry(
              "tracker.unit3d",
              Set.of("tracker", "torrent", "release", "content", "http", "secret", "failure")),
          Map.entry(
              "tracker.btn",
              Set.of("tracker", "torrent", "release", "content", "http", "secret", "failure")),
          Map.entry(
              "tracker.api",
              Set.of(
                  "tracker", "torrent", "release", "content", "http", "yaml", "secret", "failure")),
          Map.entry(
              "tracker.manual",
              Set.of("tracker", "torrent", "release", "content", "http", "secret", "failure")),
          Map.entry("qbittorrent", Set.of("torrent", "http", "secret", "failure")),
          // The files of other programs; autobrr keeps its settings in an SQLite file.
          Map.entry("foreign", Set.of("tracker", "torrent", "database", "secret", "failure")),
          Map.entry(
              "rule",
              Set.of("qbittorrent", "tracker", "release", "torrent", "content", "yaml", "failure")),
          Map.entry(
              "queue",
              Set.of(
                  "qbittorrent",
                  "tracker",
                  "torrent",
                  "content",
                  "http",
                  "database",
                  "secret",
                  "failure")),
          Map.entry("inject", Set.of("qbittorrent", "torrent", "content", "failure")),
          Map.entry(
              "intake",
              Set.of(
                  "rule",
                  "queue",
                  "qbittorrent",
                  "tracker",
                  "release",
                  "torrent",
                  "content",
                  "database",
                  "failure")),
          Map.entry(
              "upload",
              Set.of(
                  "queue",
                  "inject",
                  "qbittorrent",
                  "tracker",
                  "release",
                  "torrent",
                  "content",
                  "failure")),
          Map.entry("report", Set.of("queue", "tracker", "database", "content", "failure")),
          Map.entry("schedule", Set.of("upload", "intake", "queue", "tracker", "failure")),
          Map.entry(
              "cli",
              Set.of(
                  "intake",
                  "upload",
                  "queue",
                  "report",
                  "rule",
                  "credentials",
                  "audit",
                  "foreign",
                  "qbittorrent",
                  "tracker",
                  "release",
                  "torrent",
                  "content",
                  "secret",
                  "yaml",
                  "failure")),
          Map.entry("practice", Set.of("torrent", "http", "secret", "failure")),
          Map.entry(
              "config",
              Set.of(
                  "intake",
                  "upload",
                  "queue",
                  "rule",
                  "qbittorrent",
                  "tracker",
                  "database",
                  "yaml",
                  "secret",
                  "failure")));

  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()) : "";
  }

  @ArchTest
  static void imports_follow_the_table(JavaClasses all) {
    Map<String, Set<String>> seen = new TreeMap<>();
    for (JavaClass type : all) {
      String from = packageOf(type);
      if (from.isEmpty() || from.equals("app")) {
        continue;
      }
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> packageOf(dependency.getTargetClass().getBaseComponentType()))
          .filter(to -> !to.isEmpty() && !to.equals(from))
          .filter(to -> !IMPORTS.getOrDefault(from, Set.of()).contains(to))
          .forEach(to ->
              seen.computeIfAbsent(from + " -> " + to, key -> new TreeSet<>())
                  .add(type.getSimpleName()));
    }
    assertThat(seen)
        .as("imports that the house's table does not allow: an import may only go down")
        .isEmpty();
  }

  @ArchTest
  static void every_package_is_in_the_table(JavaClasses all) {
    Set<String> unknown = new TreeSet<>();
    all.stream().map(ArchitectureTest::packageOf).forEach(unknown::add);
    unknown.removeAll(IMPORTS.keySet());
    unknown.remove("app");
    assertThat(unknown).as("packages without a place in the house").isEmpty();
  }

  @ArchTest
  static final ArchRule no_cycles =
      slices()
          .matching("dev.seedpost.(**)")
          .should()
          .beFreeOfCycles()
          .because("a cycle makes two rooms one");

  @ArchTest
  static final ArchRule secrets_are_revealed_in_few_places =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.seedpost.secret",
              "dev.seedpost.http",
              "dev.seedpost.torrent",
              "dev.seedpost.credentials",
              "dev.seedpost.qbittorrent",
              "dev.seedpost.database",
              "dev.seedpost.app")
          .should()
          .callMethod(dev.seedpost.secret.Secret.class, "reveal")
          .because("every caller of reveal() is a place that can leak");

  @ArchTest
  static final ArchRule no_secrets_where_decisions_are_made =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.seedpost.rule..",
              "dev.seedpost.inject..",
              "dev.seedpost.intake..",
              "dev.seedpost.upload..",
              "dev.seedpost.report..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.seedpost.secret")
                  .and(
                      DescribedPredicate.describe(
                          "hold a secret", type -> type.getSimpleName().equals("Secret"))))
          .because("what never holds a secret cannot show one");

  @ArchTest
  static final ArchRule the_clock_is_injected =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "asks the system for the time",
                  (JavaCall<?> call) ->
                      call.getTarget().getOwner().getPackageName().startsWith("java.time")
                          && call.getName().equals("now")
                          && call.getTarget().getRawParameterTypes().isEmpty()))
          .because("tests run on a fixed clock");

  @ArchTest
  static final ArchRule printing_is_the_command_lines_business =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.seedpost.cli..", "dev.seedpost.app..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("only a face may speak");

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Manager|Impl|Helper|Data)$")
          .because("such names say nothing");

  @ArchTest
  static final ArchRule no_static_state =
      classes()
          .should(
              new ArchCondition<JavaClass>("have no static state") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  for (JavaField field : type.getFields()) {
                    if (field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.FINAL)) {
                      events.add(SimpleConditionEvent.violated(type, field.getFullName()));
                    }
                  }
                }
              })
          .because("state has an owner");

  @ArchTest
  static final ArchRule quartz_only_in_schedule =
      outside("dev.seedpost.schedule", "dev.seedpost.app", "org.quartz..");

  @ArchTest
  static final ArchRule picocli_only_in_cli =
      outside("dev.seedpost.cli", "dev.seedpost.app", "picocli..");

  @ArchTest
  static final ArchRule the_network_client_only_in_http =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.seedpost.http")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("okhttp3.OkHttpClient")
          .orShould()
          .dependOnClassesThat(resideInAnyPackage("java.net.http.."))
          .because("time-outs, gate and mask sit in one place");

  @ArchTest
  static final ArchRule remote_interfaces_only_beside_their_answers =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.seedpost.http", "dev.seedpost.qbittorrent", "dev.seedpost.tracker..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("okhttp3..", "retrofit2.."))
          .because("foreign answers are classified beside their client");

  @ArchTest
  static final ArchRule sql_only_where_tables_are_owned =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.seedpost.database",
              "dev.seedpost.queue",
              "dev.seedpost.intake",
              "dev.seedpost.report",
              "dev.seedpost.app")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.jdbi..", "java.sql.."))
          .because("a table has one owner");

  @ArchTest
  static final ArchRule the_daemon_never_loads_the_practice_site =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.seedpost.practice..", "dev.seedpost.app..")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.seedpost.practice.."))
          .because("the practice site is for the demo and the tests");

  @ArchTest
  static final ArchRule constructors_stay_small =
      classes()
          .should(
              new ArchCondition<JavaClass>("have constructors of at most 6 parameters") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  if (type.isRecord()) {
                    return;
                  }
                  type.getConstructors().stream()
                      .filter(constructor -> constructor.getRawParameterTypes().size() > 6)
                      .forEach(constructor ->
                          events.add(
                              SimpleConditionEvent.violated(type, constructor.getFullName())));
                }
              })
          .because("a class that needs more does more than one thing");

  @Test
  void files_stay_short() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> tooLong = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        int lines = Files.readAllLines(file).size();
        if (lines > 300) {
          tooLong.add(file + ": " + lines);
        }
      }
      assertThat(tooLong).as("files over 300 lines are two rooms in one").isEmpty();
    }
  }

  private static ArchRule outside(String owner, String wiring, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(owner, wiring)
        .should()
        .dependOnClassesThat(resideInAnyPackage(library))
        .because("a library has one room");
  }
}
