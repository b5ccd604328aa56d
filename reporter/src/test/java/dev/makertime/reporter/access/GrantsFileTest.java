package dev.makertime.reporter.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.KnownNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantsFileTest {
  private static final KnownNames TEAMS = KnownNames.of("team", List.of("churn", "ops"));

  @TempDir Path directory;

  @Test
  void the_operator_is_told_once_of_each_team_that_is_unknown() throws Exception {
    Path file = directory.resolve("grants.yaml");
    Files.writeString(file, "- {who: lea@example.com, roles: [lead], teams: [chrun, ops]}");
    List<String> told = new ArrayList<>();
    GrantsFile grants = new GrantsFile(file, told::add);

    GrantsFile.Granted first = grants.of("lea@example.com", TEAMS);
    GrantsFile.Granted second = grants.of("lea@example.com", TEAMS);

    assertThat(first).isEqualTo(second);
    assertThat(first.teams()).containsExactly("ops");
    assertThat(told)
        .containsExactly(
            file
                + ": lea@example.com: there is no team chrun; did you mean churn?;"
                + " this entry gives nothing until it is corrected");
  }
}
