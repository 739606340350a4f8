package dev.seedpost;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.seedpost.http.Http;
import dev.seedpost.tracker.TrackerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.http.Multipart;

/**
 * An upload leaves by {@link Http#sendOnce}, at one place of each client, and nothing repeats it.
 */
@AnalyzeClasses(packages = "dev.seedpost", importOptions = ImportOption.DoNotIncludeTests.class)
class SentOnceTest {
  private static final Map<String, Integer> SENDERS =
      Map.of(
          "GazelleClient.java", 1,
          // The filling of a request, which is as final as an upload.
          "RequestFilling.java", 1,
          "Unit3dClient.java", 1,
          "BtnSession.java", 1,
          "ApiClient.java", 1,
          "WebhookClient.java", 1);

  @Test
  void each_client_that_uploads_has_one_place_that_sends() throws IOException {
    Map<String, Integer> seen = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        int times = Files.readString(file).split("\\.sendOnce\\(", -1).length - 1;
        if (times > 0) {
          seen.put(file.getFileName().toString(), times);
        }
      }
    }
    assertThat(seen).isEqualTo(SENDERS);
  }

  private static List<JavaMethodCall> calls(JavaClasses all, Predicate<JavaMethodCall> which) {
    return all.stream()
        .map(JavaClass::getMethodCallsFromSelf)
        .flatMap(Collection::stream)
        .filter(which)
        .toList();
  }

  private static boolean is(JavaMethodCall call, Class<?> owner, String name) {
    return call.getName().equals(name) && call.getTargetOwner().isAssignableTo(owner);
  }

  /** Makes a call that uploads: a multipart form, or what stands for it. */
  private static boolean uploads(JavaMethodCall call) {
    return call.getTarget().getRawReturnType().isEquivalentTo(Call.class)
        && Set.of("upload", "submit").contains(call.getName());
  }

  @ArchTest
  static void a_call_that_uploads_is_sent_where_it_is_made_and_by_nothing_else(JavaClasses all) {
    List<JavaCodeUnit> makers =
        calls(all, SentOnceTest::uploads).stream()
            .map(JavaMethodCall::getOrigin)
            // It only makes the call for its own caller.
            .filter(maker -> !maker.getRawReturnType().isEquivalentTo(Call.class))
            .toList();
    assertThat(makers)
        .extracting(maker -> maker.getOwner().getSimpleName() + "." + maker.getName())
        .containsExactlyInAnyOrder(
            "GazelleClient.upload",
            "Unit3dClient.upload",
            "BtnSession.submit",
            "ApiClient.upload",
            "WebhookClient.upload");
    assertThat(makers)
        .allSatisfy(maker ->
            assertThat(
                    maker.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Http.class))
                        .map(JavaMethodCall::getName)
                        .filter(name -> name.startsWith("send")))
                .containsExactly("sendOnce"));
  }

  @ArchTest
  static void every_multipart_form_counts_as_an_upload(JavaClasses all) {
    assertThat(
            all.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Multipart.class))
                .filter(method -> method.getFullName().contains(".tracker."))
                .map(method -> method.getName())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("upload", "submit");
  }

  @ArchTest
  static void nothing_stands_between_the_queue_and_a_client(JavaClasses all) {
    assertThat(
            all.stream()
                .filter(type -> type.isAssignableTo(TrackerClient.class) && !type.isInterface())
                .map(JavaClass::getSimpleName))
        .containsExactlyInAnyOrder(
            "GazelleClient",
            "Unit3dClient",
            "BtnClient",
            "ApiClient",
            "WebhookClient",
            "ManualClient");
    assertThat(calls(all, call -> is(call, TrackerClient.class, "upload")))
        .extracting(call -> call.getOriginOwner().getSimpleName())
        .containsExactly("Sending");
  }

  @ArchTest
  static void what_stands_before_the_wire_lets_each_request_pass_once(JavaClasses all) {
    List<String> passing =
        calls(all, call -> is(call, Interceptor.Chain.class, "proceed")).stream()
            .map(call -> call.getOriginOwner().getName())
            .toList();
    assertThat(passing).doesNotHaveDuplicates().hasSizeGreaterThan(2);
    assertThat(
            calls(
                all,
                call ->
                    call.getTargetOwner().isAssignableTo(Call.class)
                        && Set.of("enqueue", "clone").contains(call.getName())))
        .as("calls that run elsewhere or once more")
        .isEmpty();
    assertThat(calls(all, call -> is(call, Call.class, "execute")))
        .extracting(call -> call.getOriginOwner().getSimpleName())
        .containsOnly("Http");
  }
}
