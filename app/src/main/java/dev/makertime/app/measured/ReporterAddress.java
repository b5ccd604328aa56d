package dev.makertime.app.measured;

import dev.makertime.topics.permissions.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Address of a running reporter, and the secret by which commands on the same machine may ask it.
 * It is stored in a file that only its owner can read.
 *
 * @param secret empty if none is needed
 */
public record ReporterAddress(String url, String secret) {
  private static final String FILE = "reporter.url";

  public void write(Path data) throws IOException {
    Path next = OwnerOnly.temporaryFile(data, "reporter", ".url");
    Files.write(next, List.of(url, secret));
    Files.move(
        next,
        data.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** A request by the account that runs this command. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + secret)
        .header("X-Makertime-Account", AccountAudit.account());
  }

  public static ReporterAddress read(Path data) throws IOException {
    List<String> lines = Files.readAllLines(data.resolve(FILE));
    return new ReporterAddress(
        lines.isEmpty() ? "" : lines.get(0), lines.size() < 2 ? "" : lines.get(1));
  }
}
