package dev.makertime.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetriedPortsTest {
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void a_port_that_another_process_took_meanwhile_is_replaced() throws Exception {
    String started =
        RetriedPorts.use(
            (one, other) -> {
              if (tries.incrementAndGet() == 1) {
                throw inUse();
              }
              return one == other ? "on one" : "on two";
            });

    assertThat(started).isEqualTo("on two");
    assertThat(tries).hasValue(2);
  }

  @Test
  void ports_that_are_always_in_use_are_said_in_the_end() {
    assertThatThrownBy(() -> RetriedPorts.use(this::inUseAgain))
        .hasRootCauseMessage("Address already in use");
    assertThat(tries).hasValue(3);
  }

  @Test
  void whatever_else_fails_is_not_tried_again() {
    assertThatThrownBy(
            () ->
                RetriedPorts.use(
                    (one, other) -> {
                      tries.incrementAndGet();
                      throw new IllegalStateException("no space");
                    }))
        .hasMessage("no space");
    assertThat(tries).hasValue(1);
  }

  private String inUseAgain(int one, int other) {
    tries.incrementAndGet();
    throw inUse();
  }

  private static RuntimeException inUse() {
    return new IllegalStateException(new BindException("Address already in use"));
  }
}
