package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store's path becomes an address of its database. */
class StorePathTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"with space", "100%", "#1", "ünï/数据", "it's", "$HOME", "a+b&c", "{x}"})
  void a_store_may_be_in_a_directory_of_any_name(String name) throws Exception {
    Path at = directory.resolve(name);

    DayStore.open(at).close();

    assertThat(Files.size(at.resolve("days.duckdb"))).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "a?b", "really?/store", "x;threads=1/store"})
  void what_would_be_read_as_settings_is_refused_with_the_reason(String name) {
    assertThatThrownBy(() -> DayStore.open(directory.resolve(name)))
        .isInstanceOf(DayStore.Unavailable.class)
        .hasMessageEndingWith("a store's path must not have a ; or ? in it");
    assertThat(directory).isEmptyDirectory();
  }
}
