package dev.makertime.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTextTest {
  @TempDir Path directory;

  @Test
  void what_is_wrong_with_a_file_is_said_in_words() throws Exception {
    Path bytes = Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xc3, 0x28});

    assertThat(reading(directory.resolve("none"))).isEqualTo("there is no such file");
    assertThat(reading(directory)).isEqualTo("it is a directory");
    assertThat(reading(bytes.resolve("below"))).isEqualTo("a part of its path is not a directory");
    assertThat(reading(bytes)).isEqualTo("it is not text in UTF-8");
    assertThat(reading(directory.resolve("n".repeat(300)))).isEqualTo("its name is too long");
    assertThat(FailureText.of(new AccessDeniedException("x"))).contains("permission denied");
    assertThat(FailureText.of(new FileSystemException("x", null, "No space left on device")))
        .isEqualTo("no space is left on the disk");
    assertThat(FailureText.of(new FileSystemException("x")))
        .isEqualTo("it cannot be read or written");
  }

  @Test
  void what_is_wrong_with_a_server_is_said_in_words() {
    assertThat(FailureText.of(new ConnectException())).isEqualTo("no server answers");
    assertThat(FailureText.of(new UnknownHostException("x: Name or service not known")))
        .isEqualTo("unknown host name");
    assertThat(FailureText.of(new HttpTimeoutException("request timed out")))
        .isEqualTo("no answer in time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':'a'             | this is not well-formed JSON",
        "{'id':'a','id':'b'}   | id occurs twice",
        "{'id':'a'}            | revision is missing",
        "{'id':'a','kind':'x'} | kind: must be one of meeting, manual, wait, absence, presence, not"
            + " x",
        "{'id':'a','start':'x'}| start: must be a time like 2026-01-31T12:00:00Z, not x",
        "[]                    | must be an object"
      })
  void what_is_wrong_with_json_is_said_with_its_place(String json, String said) {
    Throwable failed =
        catchThrowable(() -> Json.OUTSIDE.readValue(json.replace('\'', '"'), Activity.class));

    assertThat(FailureText.of(failed)).contains(said).doesNotContain("dev.", "java", "`");
  }

  @Test
  void what_is_wrong_with_yaml_is_said_with_its_line() {
    Throwable failed = catchThrowable(() -> new YAMLMapper().readTree("a: 1\nb: c: d\n"));

    assertThat(FailureText.of(failed)).isEqualTo("line 2, column 5: this is not well-formed YAML");
  }

  @Test
  void words_of_makertimes_own_stay_and_names_of_classes_go() {
    assertThat(FailureText.of(new IllegalStateException("kafka.bootstrapServers is needed")))
        .isEqualTo("kafka.bootstrapServers is needed");
    assertThat(FailureText.of(new IOException("broken: java.io.IOException: no luck")))
        .isEqualTo("broken: no luck");
    assertThat(FailureText.of(new KafkaException("Failed", new ConfigException("a bad address"))))
        .isEqualTo("a bad address");
    assertThat(FailureText.of(new UncheckedIOException(new ConnectException())))
        .isEqualTo("no server answers");
    assertThat(FailureText.of(new NullPointerException("Cannot invoke \"x\"")))
        .contains("unexpected");
    String width = String.valueOf(0);
    assertThat(FailureText.of(catchThrowable(() -> ("%" + width + "s").formatted("x"))))
        .contains("unexpected");
    assertThat(FailureText.of(catchThrowable(() -> LocalDate.parse(width))))
        .isEqualTo("'0' is not a date or time");
  }

  private static String reading(Path file) {
    return FailureText.of(catchThrowable(() -> Files.readString(file)));
  }

  static Stream<ThrowingCallable> ofThePlatform() {
    byte[] noZip = {1, 2, 3};
    String none = String.valueOf((Object) null);
    return Stream.of(
        () -> ActivityKind.valueOf("DANCE"),
        () -> URI.create("http://a b/"),
        () -> UUID.fromString(none),
        () -> Base64.getDecoder().decode("?"),
        () -> Math.multiplyExact(Long.MAX_VALUE, 2L),
        () -> new GZIPInputStream(new ByteArrayInputStream(noZip)).close(),
        () -> none.substring(9),
        () -> List.of().iterator().next(),
        () -> HttpRequest.newBuilder().header("a", "b\n"),
        () -> HttpRequest.newBuilder(URI.create("gopher://x/")).build(),
        () -> Optional.empty().orElseThrow(),
        () -> {
          throw new IOException("Connection refused: no further information");
        },
        () -> {
          throw new IOException("HTTP/1.1 header parser received no bytes");
        },
        () -> {
          throw new IOException("fixed content-length: 10, bytes received: 3");
        });
  }

  @ParameterizedTest
  @MethodSource("ofThePlatform")
  void the_platforms_own_words_are_never_said(ThrowingCallable attempt) {
    Throwable failed = catchThrowable(attempt);

    assertThat(FailureText.of(failed))
        .matches("[a-zA-Z0-9' ,;_=]+")
        .doesNotContain(String.valueOf(failed.getMessage()))
        .doesNotContainIgnoringCase("java", "null", "enum", "exception", "refused", "parser");
  }

  @Test
  void what_our_own_checks_find_missing_is_named() {
    String absent = Map.<String, String>of().get("created_at");

    assertThat(FailureText.of(catchThrowable(() -> Objects.requireNonNull(absent, "created_at"))))
        .isEqualTo("lacks created_at");
    assertThat(FailureText.of(catchThrowable(() -> Objects.requireNonNull(absent))))
        .contains("unexpected");
  }
}
