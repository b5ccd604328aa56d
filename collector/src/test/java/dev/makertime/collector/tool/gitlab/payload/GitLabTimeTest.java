package dev.makertime.collector.tool.gitlab.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2016-08-12 15:23:28 UTC, 2016-08-12T15:23:28Z",
    "2016-08-12T15:23:28Z, 2016-08-12T15:23:28Z",
    "2021-02-23T02:41:37.886Z, 2021-02-23T02:41:37.886Z",
    "2024-02-29T23:59:59.001Z, 2024-02-29T23:59:59.001Z",
    "2021-02-23T02:41:37.88Z, 2021-02-23T02:41:37.880Z",
    "2021-02-23T02:41Z, 2021-02-23T02:41:00Z",
    "2021-04-28 21:50:00 +0200, 2021-04-28T19:50:00Z",
    "2012-01-03T23:36:29+02:00, 2012-01-03T21:36:29Z"
  })
  void each_of_its_clocks_is_read(String text, Instant instant) {
    assertThat(GitLabTime.parse(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2016-08-12 15:23:28",
        "2016-08-12T15:23:28",
        "yesterday",
        "12",
        "2016-08-1xT15:23:28Z",
        "2016-13-12T15:23:28Z",
        "2023-02-29 15:23:28 UTC",
        "2016-08-12T15:23:60Z",
        "2016-08-12T15:23:28.-12Z",
        "2016-08-12T15-23-28Z",
        "2016-08-12T-1:23:28Z"
      })
  void a_time_without_its_offset_is_none(String text) {
    assertThatThrownBy(() -> GitLabTime.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
