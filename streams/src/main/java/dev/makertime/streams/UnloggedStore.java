package dev.makertime.streams;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes a store that is neither cached nor logged. */
record UnloggedStore<S extends StateStore>(String name, Supplier<S> maker)
    implements StoreBuilder<S> {

  @Override
  public StoreBuilder<S> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<S> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<S> withLoggingEnabled(Map<String, String> config) {
    throw new IllegalStateException("what is pending is read again and never logged");
  }

  @Override
  public StoreBuilder<S> withLoggingDisabled() {
    return this;
  }

  @Override
  public S build() {
    return maker.get();
  }

  @Override
  public Map<String, String> logConfig() {
    return Map.of();
  }

  @Override
  public boolean loggingEnabled() {
    return false;
  }
}
