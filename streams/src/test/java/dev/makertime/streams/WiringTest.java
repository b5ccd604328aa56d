package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void the_table_before_a_commit_opens_again_when_its_task_was_closed_and_revived() {
    StateStoreContext context = new MockProcessorContext<>().getStateStoreContext();
    KeyValueStore<Bytes, byte[]> table = Wiring.table("changed").get();
    table.init(context, table);
    table.close();

    table.init(context, table);

    assertThat(table.isOpen()).isTrue();
  }
}
