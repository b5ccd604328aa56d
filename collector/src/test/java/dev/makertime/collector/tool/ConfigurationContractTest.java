package dev.makertime.collector.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every tool of the table keeps about its configuration. */
class ConfigurationContractTest {
  private static final String TOOLS = "dev.makertime.collector.tool.ToolUnderTest#all";

  @ParameterizedTest
  @MethodSource(TOOLS)
  void its_fixture_shows_whatever_it_offers(ToolUnderTest tool) {
    Source source = tool.source();

    assertThat(source.webhook().isPresent()).isEqualTo(tool.fixture().webhook().isPresent());
    assertThat(pollers(source) > 0).isEqualTo(tool.fixture().hasPoller());
    assertThat(source.webhook().isPresent() || pollers(source) > 0).isTrue();
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void a_source_is_called_as_its_type_unless_it_has_a_name(ToolUnderTest tool) {
    String named = tool.fixture().yaml().replaceFirst("\\{", "{name: other, ");

    assertThat(tool.source().name()).isEqualTo(tool.type().name());
    assertThat(ToolUnderTest.read(named.replace("URL", "http://h"), new ArrayList<>()))
        .singleElement()
        .extracting(Source::name)
        .isEqualTo("other");
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void an_unknown_key_is_a_mistake(ToolUnderTest tool) {
    List<String> mistakes = new ArrayList<>();

    ToolUnderTest.read(
        tool.fixture().yaml().replaceFirst("\\{", "{nonsense: 1, ").replace("URL", "http://h"),
        mistakes);

    assertThat(mistakes).singleElement().asString().startsWith("sources[0].nonsense: unknown");
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void an_entry_without_all_that_it_needs_is_a_mistake(ToolUnderTest tool) {
    List<String> mistakes = new ArrayList<>();

    ToolUnderTest.read("{type: " + tool.type().name() + "}", mistakes);

    assertThat(mistakes).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void pages_know_it_by_its_name_and_type(ToolUnderTest tool) {
    assertThat(tool.source().summaries())
        .extracting(SourceSummary::name, SourceSummary::type)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(tool + "", tool + ""));
  }

  private static int pollers(Source source) {
    PollerContext context =
        new PollerContext(
            new KeepingInbox(),
            new MemoryCursors(),
            new CollectorMetrics(new SimpleMeterRegistry(), Polling.CLOCK),
            Polling.CLOCK);
    return source
        .pollers(
            context,
            () -> {
              throw new AssertionError("nobody is asked who works here");
            })
        .size();
  }
}
