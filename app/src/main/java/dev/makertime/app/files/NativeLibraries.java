package dev.makertime.app.files;

import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unpacks the native libraries of RocksDB and DuckDB (72 MB) once into the data directory.
 * Otherwise each start unpacks them to the temporary directory, and a killed process leaves them
 * there. If the data directory cannot be used, the libraries unpack themselves.
 */
public final class NativeLibraries {
  /** In the data directory. */
  public static final String FOLDER = "native";

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);
  private static final AtomicBoolean USED = new AtomicBoolean();

  private NativeLibraries() {}

  /** Puts those of a data directory to use, unless this process has some already. */
  public static void use(Path data) {
    if (!USED.compareAndSet(false, true)) {
      return;
    }
    Path folder = data.resolve(FOLDER).toAbsolutePath();
    // Small, and used only where kafka.client names a compression: what a kill leaves goes at a
    // start.
    System.setProperty("ZstdTempFolder", System.getProperty("ZstdTempFolder", folder.toString()));
    System.setProperty(
        "org.xerial.snappy.tempdir",
        System.getProperty("org.xerial.snappy.tempdir", folder.toString()));
    try {
      Files.createDirectories(folder);
      String rocksDb = Environment.getJniLibraryFileName("rocksdb");
      Optional<UnpackedFile> rocks = UnpackedFile.of(rocksDb);
      Optional<UnpackedFile> duck = DuckDbLibrary.resource().flatMap(UnpackedFile::of);
      LeftoverFiles.inFolder(folder, versions(rocks, duck));
      if (rocks.isPresent()) {
        Path version = folder.resolve(rocks.get().version());
        rocks.get().into(version, Environment.getJniLibraryFileName("rocksdbjni"));
        RocksDB.loadLibrary(List.of(version.toString()));
      }
      if (duck.isPresent()) {
        Path version = folder.resolve(duck.get().version());
        duck.get().into(version, DuckDbLibrary.resource().orElseThrow());
        if (!DuckDbLibrary.use(version)) {
          LOG.info("DuckDB unpacks its own library into the temporary directory");
        }
      }
      LeftoverFiles.removeLater(rocks, duck);
    } catch (IOException | UnsatisfiedLinkError e) {
      LOG.warn(
          "the libraries of RocksDB and DuckDB are unpacked to the temporary directory, since {}"
              + " cannot be used: {}",
          folder,
          FailureText.of(e));
    }
  }

  private static List<String> versions(Optional<UnpackedFile> rocks, Optional<UnpackedFile> duck) {
    return List.of(
        rocks.map(UnpackedFile::version).orElse(""), duck.map(UnpackedFile::version).orElse(""));
  }
}
