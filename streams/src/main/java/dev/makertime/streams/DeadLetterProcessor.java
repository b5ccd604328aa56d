package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.topics.DeadLetter;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** Processor that turns an activity in the wrong partition into a dead letter. */
final class DeadLetterProcessor implements FixedKeyProcessor<String, Activity, DeadLetter> {
  private @Nullable FixedKeyProcessorContext<String, DeadLetter> context;

  @Override
  public void init(FixedKeyProcessorContext<String, DeadLetter> started) {
    context = started;
  }

  @Override
  public void process(FixedKeyRecord<String, Activity> record) {
    FixedKeyProcessorContext<String, DeadLetter> to = Objects.requireNonNull(context);
    Instant now = TaskClock.of(to).instant();
    String reason = "the key of an activity must be its identity in lower case";
    to.forward(record.withValue(new DeadLetter("streams", reason, now, record.value().id())));
  }
}
