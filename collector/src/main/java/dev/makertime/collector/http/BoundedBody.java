package dev.makertime.collector.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a request's body up to a cap, before and after it is unpacked. */
final class BoundedBody {
  private BoundedBody() {}

  static byte[] read(InputStream in, @Nullable String encoding, long length, int cap)
      throws Problem {
    if (length > cap) {
      throw tooLarge(cap);
    }
    try (InputStream unpacked = "gzip".equalsIgnoreCase(encoding) ? new GZIPInputStream(in) : in) {
      byte[] body = unpacked.readNBytes(cap + 1);
      if (body.length > cap) {
        throw tooLarge(cap);
      }
      return body;
    } catch (IOException e) {
      throw new Problem(400, "Incomplete body", "the body ended early or is not what it says");
    }
  }

  static Problem tooLarge(long cap) {
    return new Problem(413, "Too large", "a body may have %d bytes".formatted(cap));
  }
}
