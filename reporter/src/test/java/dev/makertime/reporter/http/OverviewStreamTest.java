package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.topics.organization.OrganizationFile;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An open overview while the organization file changes. */
class OverviewStreamTest {
  @AutoClose private final Served served;

  OverviewStreamTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
  }

  @Test
  void one_of_other_teams_than_there_are_now_ends_and_comes_again_with_all_of_them()
      throws Exception {
    try (Listener page = listen()) {
      assertThat(page.next().data()).contains("\"team\":\"ops\"").doesNotContain("growth");

      served.organization =
          OrganizationFile.parse(ServedDays.yaml().replaceFirst("team: ops", "team: growth"));

      assertThat(page.isOver()).isTrue();
    }
    try (Listener page = listen()) {
      assertThat(page.next().data()).contains("\"team\":\"growth\"", "\"team\":\"ops\"");
    }
  }

  private Listener listen() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(served.uri("/api/live?page=overview"))
            .header("Authorization", "Bearer " + served.secretOfThisMachine())
            .build();
    return new Listener(
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream()).body());
  }
}
