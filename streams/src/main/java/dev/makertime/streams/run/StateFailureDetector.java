package dev.makertime.streams.run;

import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.rocksdb.RocksDBException;

/** Decides whether a failure is one of the local state, which a rebuild repairs. */
final class StateFailureDetector {
  private StateFailureDetector() {}

  static boolean is(Throwable e) {
    boolean ofState = false;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RocksDBException) {
        return true;
      }
      ofState |= cause instanceof ProcessorStateException;
      if (ofState && (cause instanceof IOException || cause instanceof SerializationException)) {
        return true;
      }
    }
    return false;
  }
}
