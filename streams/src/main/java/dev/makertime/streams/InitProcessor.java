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
 * Supplies a processor that is constructed when its context is there, so that its fields can be
 * final and its methods need not ask whether it has been initialised.
 */
record InitProcessor<KI, VI, KO, VO>(
    Function<ProcessorContext<KO, VO>, Processor<KI, VI, KO, VO>> constructor,
    List<StoreBuilder<?>> inOrder)
    implements ProcessorSupplier<KI, VI, KO, VO> {

  /** In an order that is always the same, so that the shape of the topology is. */
  @Override
  public Set<StoreBuilder<?>> stores() {
    return new LinkedHashSet<>(inOrder);
  }

  @Override
  public Processor<KI, VI, KO, VO> get() {
    return new Processor<>() {
      private @Nullable Processor<KI, VI, KO, VO> started;

      @Override
      public void init(ProcessorContext<KO, VO> context) {
        started = constructor.apply(context);
        started.init(context);
      }

      @Override
      public void process(Record<KI, VI> record) {
        Objects.requireNonNull(started, "not initialised").process(record);
      }
    };
  }
}
