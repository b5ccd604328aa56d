package dev.makertime.collector.tool.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/** A Jenkins with the builds of one job in a folder, as its REST API shows them. */
@NullUnmarked // JSON has nulls
final class JenkinsServer implements ToolServer.Tool {
  static final Pattern SLICE = Pattern.compile("\\{(\\d+),(\\d+)}");

  final List<Map<String, Object>> builds = new ArrayList<>();

  final Map<String, Object> described = new LinkedHashMap<>(Map.of("pauseDurationMillis", 10_000));

  /** A pipeline that waited ten seconds for somebody's input, of a minute. */
  static Map<String, Object> build(
      int number, @org.jspecify.annotations.Nullable String user, boolean running) {
    List<Object> causes = new ArrayList<>();
    if (user != null) {
      causes.add(Map.of("_class", "hudson.model.Cause$UserIdCause", "userId", user));
    } else {
      causes.add(Map.of("_class", "hudson.triggers.TimerTrigger$TimerTriggerCause"));
    }
    Map<String, Object> build = new LinkedHashMap<>();
    build.put("_class", "org.jenkinsci.plugins.workflow.job.WorkflowRun");
    build.put("number", number);
    build.put(
        "timestamp",
        Instant.parse("2026-06-15T00:00:00Z").plusSeconds(number * 60L).toEpochMilli());
    build.put("duration", running ? 0 : 60_000);
    build.put("building", running);
    build.put("actions", List.of(Map.of("causes", causes)));
    return build;
  }

  @Override
  public Answer answer(Question question) {
    String path = question.path();
    if (path.equals("/me/api/json")) {
      return Answer.of(Map.of("id", "reader"));
    }
    if (path.equals("/api/json")) {
      Object job = Map.of("fullName", "data/etl", "_class", "WorkflowJob");
      return Answer.of(Map.of("jobs", List.of(Map.of("fullName", "data", "jobs", List.of(job)))));
    }
    if (path.equals("/job/data/job/etl/api/json")) {
      Matcher slice = SLICE.matcher(question.query().get("tree"));
      assertThat(slice.find()).isTrue();
      return Answer.of(
          Map.of(
              "allBuilds",
              builds.stream()
                  .sorted(Comparator.comparing(one -> -(int) one.get("number")))
                  .skip(Integer.parseInt(slice.group(1)))
                  .limit(Integer.parseInt(slice.group(2)) - Integer.parseInt(slice.group(1)))
                  .toList()));
    }
    return path.endsWith("/wfapi/describe") ? Answer.of(described) : Answer.nothing();
  }
}
