package dev.makertime.reporter.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators start and look at over HTTP. */
class OperatorRoutesTest {
  @AutoClose private final Served served;
  private final String operator;

  OperatorRoutesTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    operator = served.token(Role.OPERATOR, null);
  }

  @Test
  void a_dead_letter_is_shown_by_its_hash_and_reason_alone() throws Exception {
    JsonNode letters = Json.MAPPER.readTree(served.getAs(operator, "/api/dead-letters").body());

    assertThat(letters).hasSize(1);
    assertThat(letters.at("/0/reason").asText()).isEqualTo("no JSON");
    assertThat(letters.at("/0/hash").asText()).hasSize(16);
    assertThat(letters.at("/0").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("time", "source", "reason", "hash", "size");
  }

  @Test
  void a_check_and_another_reading_are_started_by_operators_alone() throws Exception {
    assertThat(post(operator, "/api/check")).isEqualTo(202);
    assertThat(post(operator, "/api/dead-letters/read-again")).isEqualTo(202);
    assertThat(served.desk.checks).isEqualTo(1);
    assertThat(served.desk.rereadings).isEqualTo(1);

    assertThat(post(served.token(Role.MANAGER, null), "/api/check")).isEqualTo(403);
    assertThat(served.desk.checks).isEqualTo(1);
  }

  @Test
  void the_system_page_names_where_a_secret_is_and_not_the_secret() throws Exception {
    JsonNode page = Json.MAPPER.readTree(served.getAs(operator, "/api/page?page=system").body());

    assertThat(page.at("/setups/0/secretIn").asText()).isEqualTo("GITLAB_HOOK_TOKEN");
    assertThat(page.at("/check/running").asBoolean()).isFalse();
    assertThat(page.at("/rereading/lines")).isEmpty();
  }

  private int post(String token, String path) throws Exception {
    return served.post(path, "", "Authorization", "Bearer " + token).statusCode();
  }
}
