package dev.makertime.collector.tool;

import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.tool.example.ExampleType;
import dev.makertime.topics.yaml.YamlNode;
import dev.makertime.topics.yaml.YamlText;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A tool of the table, with the fixture that its contract tests use. */
record ToolUnderTest(SourceType type, ToolFixture fixture) {

  /** The table, and a tool that only the tests have: one package and this entry. */
  static final SourceTypes TABLE = SourceTypes.ALL.with(new ExampleType());

  private static final String CALENDARS = "dev.makertime.collector.calendar.";
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

  /** All tools; calendars are reconciled, and have tests of their own. */
  static Stream<ToolUnderTest> all() {
    return TABLE.types().stream()
        .filter(type -> !type.getClass().getName().startsWith(CALENDARS))
        .map(type -> new ToolUnderTest(type, fixtureOf(type)));
  }

  static Stream<ToolUnderTest> called() {
    return all().filter(tool -> tool.fixture.webhook().isPresent());
  }

  /** Those whose calls tell of work. */
  static Stream<ToolUnderTest> telling() {
    return called().filter(tool -> tool.fixture.tells());
  }

  static Stream<ToolUnderTest> polled() {
    return all().filter(tool -> tool.fixture.server().isPresent());
  }

  private static ToolFixture fixtureOf(SourceType type) {
    String name = type.getClass().getName().replaceFirst("Type$", "Fixture");
    try {
      return Class.forName(name)
          .asSubclass(ToolFixture.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(
          "the source type " + type.name() + " has no contract-test fixture: write " + name, e);
    }
  }

  /** What is configured, where a server is. */
  Source source(URI url) {
    List<String> mistakes = new ArrayList<>();
    List<Source> sources = read(fixture.yaml().replace("URL", url.toString()), mistakes);
    if (!mistakes.isEmpty() || sources.size() != 1) {
      throw new AssertionError("its fixture is no configuration: " + mistakes);
    }
    return sources.get(0);
  }

  Source source() {
    return source(NOWHERE);
  }

  static List<Source> read(String entry, List<String> mistakes) {
    YamlNode root = YamlText.read("sources: [" + entry + "]", Map.of(), mistakes);
    return TABLE.read(root.get("sources"), Path.of("/"));
  }

  WebhookReader webhook() {
    return source().webhook().orElseThrow();
  }

  WebhookCalls calls() {
    return fixture.webhook().orElseThrow();
  }

  @Override
  public String toString() {
    return type.name();
  }
}
