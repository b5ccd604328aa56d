package dev.makertime.app.compose;

import org.jspecify.annotations.Nullable;

/** A running role whose broker runs elsewhere. */
public interface RunningRole extends AutoCloseable {
  /** Where it listens; null where it does not. */
  @Nullable String url();

  @Override
  void close();
}
