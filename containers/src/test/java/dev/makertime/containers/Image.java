package dev.makertime.containers;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.makertime.testkit.waiting.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * The image of this checkout, built once, and the one of the release before. Either may be made
 * beside the tests, under the name that a variable gives.
 */
final class Image {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration MADE_WITHIN = Duration.ofMinutes(10);
  private static final String CURRENT = "MAKERTIME_IMAGE";
  private static final String PREVIOUS = "MAKERTIME_PREVIOUS_IMAGE";
  private static @Nullable String name;

  private Image() {}

  /** Why there can be no containers; nothing where there can be. */
  static boolean isDockerThere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  static boolean isPreviousThere() {
    return isDockerThere() && System.getenv(PREVIOUS) != null;
  }

  static boolean isPrevious(String image) {
    return image.equals(System.getenv(PREVIOUS));
  }

  /** The image before this one. */
  static String previous() {
    return made(Objects.requireNonNull(System.getenv(PREVIOUS)));
  }

  /** This checkout's image, made of the jar that the build has just packaged. */
  static synchronized String current() {
    String given = System.getenv(CURRENT);
    if (given != null) {
      return made(given);
    }
    if (name == null) {
      String builder = System.getenv("BUILDER");
      ImageFromDockerfile image =
          new ImageFromDockerfile("makertime-under-test", false)
              .withBuildArg("BUILDER", builder == null ? "eclipse-temurin:25-jdk" : builder)
              .withFileFromPath("Dockerfile", ROOT.resolve("Dockerfile"))
              .withFileFromPath("makertime", ROOT.resolve("makertime"))
              .withFileFromPath("deploy/image", ROOT.resolve("deploy/image"))
              .withFileFromPath("wrap", ROOT.resolve("wrap"))
              .withFileFromPath("app/target/makertime.jar", jar());
      name = built(image);
    }
    return name;
  }

  /** Another process of tests that needs it too waits, and then finds all its layers. */
  private static String built(ImageFromDockerfile image) {
    Path lock = ROOT.resolve("app/target/image.lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock held = channel.lock();
      String built = image.get();
      held.release();
      return built;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for an image that is made while other tests run. */
  private static String made(String image) {
    try {
      if (Await.until(MADE_WITHIN, () -> isThere(image))) {
        return image;
      }
      throw new IllegalStateException("there is no image %s".formatted(image));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for image " + image, e);
    }
  }

  private static boolean isThere(String image) {
    try {
      return DockerClientFactory.lazyClient().inspectImageCmd(image).exec().getId() != null;
    } catch (NotFoundException e) {
      return false;
    }
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
