package dev.makertime.collector.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request up to a size limit, before and after decompression. */
final class BoundedBody {
  private static final Set<String> PACKINGS = Set.of("", "identity", "gzip");

  private BoundedBody() {}

  static byte[] read(InputStream in, @Nullable String encoding, long length, int cap)
      throws Problem {
    if (length > cap) {
      throw tooLarge(cap);
    }
    String packed = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    if (!PACKINGS.contains(packed)) {
      throw new Problem(
          415, "Unsupported media type", "Content-Encoding must be gzip, identity or absent");
    }
    try (InputStream unpacked = packed.equals("gzip") ? new GZIPInputStream(in) : in) {
      byte[] body = unpacked.readNBytes(cap + 1);
      if (body.length > cap) {
        throw tooLarge(cap);
      }
      return body;
    } catch (IOException e) {
      throw new Problem(
          400,
          "Incomplete body",
          "the body ended early, or does not match its Content-Encoding or Content-Length");
    }
  }

  static Problem tooLarge(long cap) {
    return new Problem(413, "Too large", "the body exceeds the limit of %d bytes".formatted(cap));
  }
}
