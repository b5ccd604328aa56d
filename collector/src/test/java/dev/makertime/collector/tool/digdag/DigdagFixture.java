package dev.makertime.collector.tool.digdag;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.testkit.ToolServer;
import java.util.Optional;

/** A digdag with three pages of attempts, some of which run. */
public final class DigdagFixture implements ToolFixture {
  @Override
  public String yaml() {
    return "{type: digdag, url: 'URL'}";
  }

  @Override
  public Optional<ToolServer.Tool> server() {
    DigdagServer digdag = new DigdagServer();
    for (long id = 1; id <= 250; id++) {
      digdag.attempt(id, id % 100 != 0);
    }
    return Optional.of(digdag);
  }
}
