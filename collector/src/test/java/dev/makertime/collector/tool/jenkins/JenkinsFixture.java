package dev.makertime.collector.tool.jenkins;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.testkit.ToolServer;
import java.util.Optional;

/** A Jenkins with three pages of builds, of which the newest runs. */
public final class JenkinsFixture implements ToolFixture {
  @Override
  public String yaml() {
    return "{type: jenkins, url: 'URL', user: reader, token: t}";
  }

  @Override
  public Optional<ToolServer.Tool> server() {
    JenkinsServer jenkins = new JenkinsServer();
    for (int number = 1; number <= 250; number++) {
      jenkins.builds.add(
          JenkinsServer.build(number, number % 50 == 0 ? "ana" : null, number == 250));
    }
    return Optional.of(jenkins);
  }
}
