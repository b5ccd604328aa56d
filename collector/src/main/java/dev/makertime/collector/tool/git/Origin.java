package dev.makertime.collector.tool.git;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.RunTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Who called git, by the names of the processes above it, the nearest first. */
final class Origin {
  private static final Pattern CI =
      Pattern.compile(
          "ci|gitlab-runner.*|runner\\.(worker|listener).*|jenkins.*|buildkite-agent|circleci.*|"
              + "teamcity.*|drone.*|woodpecker.*|agent\\.(worker|listener).*|argo.*|airflow.*");

  private static final Pattern SCHEDULE =
      Pattern.compile("cron|crond|anacron|atd|fcron|taskeng.*|svchost.*");

  private static final Pattern SHELL =
      Pattern.compile("(ba|z|fi|k|mk|da|a|tc|c)?sh|pwsh|powershell|cmd|nu|elvish|xonsh");

  private final List<String> names = new ArrayList<>();

  void add(JsonNode ancestry) {
    ancestry.forEach(
        name -> names.add(name.asText("").toLowerCase(Locale.ROOT).replaceFirst("\\.exe$", "")));
  }

  void addCi() {
    names.add("ci");
  }

  /**
   * What set it off: a command where a shell called it, or where the system does not tell who did.
   * What an editor fetches in the background is nobody's.
   */
  RunTrigger trigger() {
    if (names.stream().anyMatch(name -> CI.matcher(name).matches())) {
      return RunTrigger.DEPENDENCY;
    }
    if (names.stream().anyMatch(name -> SCHEDULE.matcher(name).matches())) {
      return RunTrigger.SCHEDULE;
    }
    return names.isEmpty() || SHELL.matcher(names.get(0).replaceFirst("^-", "")).matches()
        ? RunTrigger.COMMAND
        : RunTrigger.UNKNOWN;
  }
}
