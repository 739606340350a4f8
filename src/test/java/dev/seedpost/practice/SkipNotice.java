package dev.seedpost.practice;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts the integration tests that were skipped on request and says so at the end of the run. */
public final class SkipNotice implements TestExecutionListener {
  private final Set<String> skipped = ConcurrentHashMap.newKeySet();
  private TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan testPlan) {
    plan = testPlan;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean asked =
        result
            .getThrowable()
            .filter(thrown -> RealQbittorrent.SKIPPED.equals(thrown.getMessage()))
            .isPresent();
    if (!asked || result.getStatus() != TestExecutionResult.Status.ABORTED) {
      return;
    }
    if (test.isTest()) {
      skipped.add(test.getUniqueId());
    }
    // A class that was aborted takes its tests with it, and they are never reported.
    plan.getDescendants(test).stream()
        .filter(TestIdentifier::isTest)
        .forEach(below -> skipped.add(below.getUniqueId()));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan testPlan) {
    String notice = notice(skipped.size());
    if (!notice.isEmpty()) {
      System.err.println(notice);
    }
  }

  int count() {
    return skipped.size();
  }

  static String notice(int count) {
    return count == 0
        ? ""
        : "\n***** "
            + count
            + " integration tests were SKIPPED because of -D"
            + RealQbittorrent.SKIP
            + " *****\n";
  }
}
