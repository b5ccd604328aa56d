package dev.makertime.app.compose;

/** A role that runs. */
public interface Running extends AutoCloseable {
  /** Where it listens. */
  String url();

  @Override
  void close();
}
