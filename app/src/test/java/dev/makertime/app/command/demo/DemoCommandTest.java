package dev.makertime.app.command.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoCommandTest {
  @Test
  void with_too_few_weeks_it_says_which_pages_may_lack_a_result() {
    assertThat(DemoCommand.fewWeeks(6))
        .contains(
            "6 weeks of history: with fewer than 12 the Comparison and the Simulation may lack a"
                + " result");
    assertThat(DemoCommand.fewWeeks(12)).isEmpty();
  }

  @Test
  void its_help_says_how_many_weeks_are_enough() {
    String help = new CommandLine(new DemoCommand()).getUsageMessage();

    assertThat(help.replaceAll("\\s+", " "))
        .contains("Below 12 the Comparison and the Simulation may lack a result")
        .contains("Default: 12");
  }

  @Test
  void a_pace_of_one_is_not_called_one_times_as_fast() {
    assertThat(DemoCommand.howFast(1)).isEqualTo(", and nights pass in seconds");
    assertThat(DemoCommand.howFast(60)).isEqualTo(", 60 times as fast");
  }
}
