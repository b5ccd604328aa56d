package dev.makertime.collector.http;

import dev.makertime.collector.reading.BodyExcerpt;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request up to a size limit, before and after decompression. */
final class BoundedBody {
  private static final Set<String> PACKINGS = Set.of("", "identity", "gzip");

  private BoundedBody() {}

  /**
   * Reads a body.
   *
   * @param length that is announced, in bytes; negative where none is
   * @param cap the most bytes
   * @param excerpt what is kept of it; empty where all is
   */
  static byte[] read(
      InputStream in,
      @Nullable String encoding,
      long length,
      int cap,
      Optional<BodyExcerpt> excerpt)
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
      InputStream capped = new Capped(unpacked, cap);
      if (excerpt.isEmpty()) {
        return capped.readAllBytes();
      }
      byte[] kept = excerpt.get().of(capped);
      capped.transferTo(OutputStream.nullOutputStream());
      return kept;
    } catch (TooLarge e) {
      throw tooLarge(cap);
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

  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Fails once more than the limit has been read. */
  private static final class Capped extends FilterInputStream {
    private long left;

    Capped(InputStream in, long cap) {
      super(in);
      left = cap;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      count(Math.max(0, count));
      return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long count = super.skip(bytes);
      count(count);
      return count;
    }

    private void count(long read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new TooLarge();
      }
    }
  }
}
