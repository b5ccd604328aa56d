package dev.makertime.app.compose;

import org.jspecify.annotations.Nullable;

/** A role that runs alone, on a broker that others run. */
public interface RunningRole extends AutoCloseable {
  /** Where it listens; null where it does not. */
  @Nullable String url();

  @Override
  void close();
}
