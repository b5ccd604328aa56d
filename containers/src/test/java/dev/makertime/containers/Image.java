package dev.makertime.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** The image of this checkout, built once, and the one of the release before. */
final class Image {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static @Nullable String name;

  private Image() {}

  /** Why there can be no containers; nothing where there can be. */
  static boolean isDockerThere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  static boolean isPreviousThere() {
    return isDockerThere() && System.getenv("MAKERTIME_PREVIOUS_IMAGE") != null;
  }

  static boolean isPrevious(String image) {
    return image.equals(System.getenv("MAKERTIME_PREVIOUS_IMAGE"));
  }

  /** The image before this one. */
  static String previous() {
    return Objects.requireNonNull(System.getenv("MAKERTIME_PREVIOUS_IMAGE"));
  }

  /** This checkout's image, made of the jar that the build has just packaged. */
  static synchronized String current() {
    if (name == null) {
      String builder = System.getenv("BUILDER");
      ImageFromDockerfile image =
          new ImageFromDockerfile("makertime-under-test", false)
              .withBuildArg("BUILDER", builder == null ? "eclipse-temurin:25-jdk" : builder)
              .withFileFromPath("Dockerfile", ROOT.resolve("Dockerfile"))
              .withFileFromPath("makertime", ROOT.resolve("makertime"))
              .withFileFromPath("deploy/image", ROOT.resolve("deploy/image"))
              .withFileFromPath("app/target/makertime.jar", jar());
      name = image.get();
    }
    return name;
  }

  private static Path jar() {
    try (Stream<Path> files = Files.list(ROOT.resolve("app/target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-all.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the app is not packaged: mvn verify is"));
    } catch (IOException e) {
      throw new IllegalStateException("the app is not packaged: mvn verify does it", e);
    }
  }
}
