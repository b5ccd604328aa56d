package dev.makertime.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Organization;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.waiting.Pause;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveOrganizationTest {
  /** The file is looked at every second. */
  private static final Duration LOOKED_AT = Duration.ofMillis(2_500);

  @TempDir Path directory;

  private final List<Organization> takenOver = new CopyOnWriteArrayList<>();
  private Path file;
  private Organization first;

  @BeforeEach
  void write() throws Exception {
    file = Files.writeString(directory.resolve("organization.yaml"), "people: [{id: ana}]");
    first = OrganizationFile.read(file);
  }

  /** Starting takes a while, in which the file may change. */
  @Test
  void a_change_since_the_file_was_read_is_taken_over() throws Exception {
    Files.writeString(file, "people: [{id: ana}, {id: bo}]");
    try (LiveOrganization live = new LiveOrganization(file, first, takenOver::add)) {
      awaitPeople(live, 2);

      assertThat(takenOver).containsExactly(live.get());
    }
  }

  @Test
  void the_same_said_otherwise_is_nothing_new() throws Exception {
    Files.writeString(file, "# staff\npeople:\n  - id: ana\n");
    try (LiveOrganization live = new LiveOrganization(file, first, takenOver::add)) {
      Pause.soThatItWouldHaveHappened(LOOKED_AT);

      assertThat(takenOver).isEmpty();
      assertThat(live.get()).isEqualTo(first);
    }
  }

  @Test
  void a_wrong_file_is_refused_whole_and_a_right_one_after_it_is_not() throws Exception {
    Files.writeString(file, "people: [{id: bo}, {id: bo}]");
    try (LiveOrganization live = new LiveOrganization(file, first, takenOver::add)) {
      Pause.soThatItWouldHaveHappened(LOOKED_AT);
      assertThat(live.get()).isEqualTo(first);

      Files.writeString(file, "people: [{id: ana}, {id: bo}, {id: cleo}]");
      awaitPeople(live, 3);

      assertThat(takenOver).hasSize(1);
    }
  }

  @Test
  void a_change_that_keeps_the_size_and_the_time_of_the_file_is_seen() throws Exception {
    try (LiveOrganization live = new LiveOrganization(file, first, takenOver::add)) {
      Pause.soThatItWouldHaveHappened(LOOKED_AT);
      FileTime before = Files.getLastModifiedTime(file);
      Files.writeString(file, "people: [{id: eva}]");
      Files.setLastModifiedTime(file, before);

      Await.until(Duration.ofSeconds(10), () -> !takenOver.isEmpty());
      assertThat(live.get().people().get(0).id()).isEqualTo("eva");
    }
  }

  private static void awaitPeople(LiveOrganization live, int count) throws InterruptedException {
    Await.until(Duration.ofSeconds(10), () -> live.get().people().size() == count);
    assertThat(live.get().people()).hasSize(count);
  }
}
