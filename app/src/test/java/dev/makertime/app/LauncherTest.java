package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of three files, with a Maven and a Java that only say so. */
class LauncherTest {
  private static final String BUILT = "building makertime";

  @TempDir Path directory;
  private Path checkout;
  private Path source;

  @BeforeEach
  void checkOut() throws Exception {
    checkout = Files.createDirectory(directory.resolve("check out"));
    program(
        checkout.resolve("makertime"), Files.readString(Path.of("..", "makertime").toRealPath()));
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    source = write("app/src/main/java/A.java", "class A {}");
    write("app/pom.xml", "<project/>");
    write("app/src/main/resources/page.js", "let a;");
    program(
        directory.resolve("bin/mvn"),
        """
        #!/bin/sh
        mkdir -p app/target/classes && touch app/target/classes/page.js
        grep -q broken app/src/main/java/A.java && exit 1
        echo jar > app/target/makertime-app-1-all.jar
        """);
    program(directory.resolve("jdk/bin/java"), "#!/bin/sh\necho \"ran\"\n");
  }

  @Test
  void a_jar_without_its_sources_is_run_as_it_is() throws Exception {
    assertThat(run(checkout)).startsWith(BUILT);
    Path alone = directory.resolve("alone");
    Files.createDirectories(alone.resolve("app/target"));
    for (String file : List.of("makertime", "app/target/makertime.jar")) {
      Files.copy(checkout.resolve(file), alone.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }

    assertThat(run(alone)).isEqualTo("ran\n");
  }

  @Test
  void a_checkout_is_built_once_also_when_it_is_copied_or_touched() throws Exception {
    assertThat(run(checkout)).startsWith(BUILT).endsWith("ran\n");
    assertThat(run(checkout)).isEqualTo("ran\n");

    Path copy = directory.resolve("copy");
    assertThat(
            new ProcessBuilder("cp", "-r", checkout.toString(), copy.toString()).start().waitFor())
        .isZero();
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(run(copy)).isEqualTo("ran\n");
    assertThat(run(checkout)).isEqualTo("ran\n");
  }

  @Test
  void it_is_built_again_when_a_file_has_changed_come_or_gone() throws Exception {
    run(checkout);
    FileTime before = Files.getLastModifiedTime(source);

    Files.writeString(source, "class B {}");
    Files.setLastModifiedTime(source, before);
    assertThat(run(checkout)).startsWith(BUILT);
    write("app/src/main/resources/page.js", "let b;");
    assertThat(run(checkout)).startsWith(BUILT);
    write("app/src/main/resources/page two.js", "");
    assertThat(run(checkout)).startsWith(BUILT);
    write("docs/glossary.md", "# Glossary");
    assertThat(run(checkout)).startsWith(BUILT);
    write("app/src/test/java/T.java", "class T {}");
    assertThat(run(checkout)).isEqualTo("ran\n");
  }

  @Test
  void what_is_gone_is_not_in_the_next_jar() throws Exception {
    run(checkout);
    Path left = write("app/target/classes/gone.js", "");

    Files.delete(checkout.resolve("app/src/main/resources/page.js"));
    assertThat(run(checkout)).startsWith(BUILT);
    assertThat(left).doesNotExist();
    assertThat(run(checkout)).isEqualTo("ran\n");
  }

  @Test
  void a_build_that_failed_is_tried_again_and_leaves_the_old_jar_unused() throws Exception {
    run(checkout);
    Files.writeString(source, "broken");

    assertThat(run(checkout)).contains("the build failed").doesNotContain("ran");
    assertThat(run(checkout)).contains("the build failed");
    Files.writeString(source, "class A {}");
    assertThat(run(checkout)).isEqualTo("ran\n");
  }

  private Path write(String name, String text) throws IOException {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String run(Path where) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(where.resolve("makertime").toString()))
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
    builder
        .environment()
        .merge("PATH", directory.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
