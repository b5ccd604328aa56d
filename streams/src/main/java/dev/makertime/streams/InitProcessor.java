package dev.makertime.streams;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Supplier of processors that are constructed at {@code init}, when their context is known. Their
 * fields can be final, and no method has to check whether the processor was initialised.
 */
record InitProcessor<KI, VI, KO, VO>(
    Function<ProcessorContext<KO, VO>, Processor<KI, VI, KO, VO>> constructor,
    List<StoreBuilder<?>> storesInOrder)
    implements ProcessorSupplier<KI, VI, KO, VO> {

  /**
   * Returns the stores in one order always, so that the description of the topology is the same.
   */
  @Override
  public Set<StoreBuilder<?>> stores() {
    return new LinkedHashSet<>(storesInOrder);
  }

  @Override
  public Processor<KI, VI, KO, VO> get() {
    return new Processor<>() {
      private @Nullable Processor<KI, VI, KO, VO> processor;

      @Override
      public void init(ProcessorContext<KO, VO> context) {
        processor = constructor.apply(context);
        processor.init(context);
      }

      @Override
      public void process(Record<KI, VI> record) {
        Objects.requireNonNull(processor, "not initialised").process(record);
      }
    };
  }
}
