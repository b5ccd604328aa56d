package dev.makertime.app.setup;

import dev.makertime.topics.permissions.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes each secret to a file of its variable's name that its owner alone may read. */
final class SecretFiles {
  private final Path directory;
  private final Map<String, String> secrets = new TreeMap<>();

  SecretFiles(Path directory) {
    this.directory = directory;
  }

  synchronized void put(String variable, String secret) {
    secrets.put(variable, secret);
  }

  synchronized Map<String, String> all() {
    return Map.copyOf(secrets);
  }

  /** Writes all of them. */
  void write() throws IOException {
    OwnerOnly.createDirectories(directory);
    for (Map.Entry<String, String> secret : all().entrySet()) {
      try (FileChannel file = OwnerOnly.open(directory.resolve(secret.getKey()))) {
        file.truncate(0);
        ByteBuffer text = ByteBuffer.wrap(secret.getValue().getBytes(StandardCharsets.UTF_8));
        while (text.hasRemaining()) {
          file.write(text);
        }
      }
    }
  }
}
