package dev.makertime.app.compose;

import dev.makertime.model.Organization;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the current organization, and reloads its file every second. A changed file is applied once
 * it is valid and unchanged for one more check, since it may be half written. An invalid file is
 * rejected as a whole, and the current organization stays.
 */
final class LiveOrganization implements Supplier<Organization>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveOrganization.class);
  private static final long EVERY_MILLIS = 1_000;

  private final Path file;
  private final Consumer<Organization> takeOver;
  private final ScheduledExecutorService executor;
  private volatile Organization inForce;
  private @Nullable Stamp seen;
  private @Nullable Stamp before;

  /**
   * Begins to look.
   *
   * @param first the organization that was read at the start
   * @param takeOver receives another organization before it is applied; if it fails, it is called
   *     again a second later
   */
  LiveOrganization(Path file, Organization first, Consumer<Organization> takeOver) {
    this.file = file;
    this.takeOver = takeOver;
    inForce = first;
    executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "organization");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        executor.scheduleWithFixedDelay(
            this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public Organization get() {
    return inForce;
  }

  /** What tells one state of a file from another without reading all of it. */
  private record Stamp(long size, FileTime written, String key, String changed) {
    static @Nullable Stamp of(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
            now.size(), now.lastModifiedTime(), String.valueOf(now.fileKey()), changed(file));
      } catch (IOException e) {
        LOG.debug("{} cannot be read", file, e);
        return null;
      }
    }

    /** Changes with the content, also if the time of the last write was set by hand. */
    private static String changed(Path file) throws IOException {
      return file.getFileSystem().supportedFileAttributeViews().contains("unix")
          ? String.valueOf(Files.getAttribute(file, "unix:ctime"))
          : "";
    }
  }

  private void look() {
    Stamp now = Stamp.of(file);
    boolean settled = now != null && now.equals(before);
    before = now;
    if (now == null || !settled || now.equals(seen)) {
      return;
    }
    try {
      Organization next = OrganizationFile.read(file);
      if (!now.equals(Stamp.of(file))) {
        return; // it has changed while it was read
      }
      if (next.equals(inForce)) {
        seen = now;
        return;
      }
      takeOver.accept(next);
      inForce = next;
      seen = now;
      LOG.info("{}: applied, with {} people", file, next.people().size());
    } catch (InvalidOrganization e) {
      seen = now;
      LOG.error("{} has mistakes; the former organization stays in use:", file);
      e.mistakes().forEach(mistake -> LOG.error("  {}", mistake));
    } catch (RuntimeException e) {
      LOG.error("{} cannot be applied yet", file, e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
