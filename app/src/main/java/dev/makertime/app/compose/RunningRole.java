package dev.makertime.app.compose;

/** A role that runs. */
public interface RunningRole extends AutoCloseable {
  /** Where it listens. */
  String url();

  @Override
  void close();
}
