package dev.seedpost.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;

/** Lets programs that tests start count towards the coverage, with this JVM's own agent. */
final class Coverage {
  private Coverage() {}

  static Map<String, String> environment() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("jacoco"))
        .findFirst()
        // Quoted, because a clone may lie in a folder with a blank.
        .map(agent -> Map.of("JAVA_TOOL_OPTIONS", "\"" + absolute(agent) + "\""))
        .orElse(Map.of());
  }

  private static String absolute(String agent) {
    int at = agent.indexOf("destfile=");
    if (at < 0) {
      return agent;
    }
    int from = at + "destfile=".length();
    int end = agent.indexOf(',', from);
    String file = agent.substring(from, end < 0 ? agent.length() : end);
    return agent.replace("destfile=" + file, "destfile=" + Path.of(file).toAbsolutePath());
  }
}
