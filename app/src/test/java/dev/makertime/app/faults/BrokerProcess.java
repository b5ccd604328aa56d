package dev.makertime.app.faults;

import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.testkit.TestBroker;
import dev.makertime.testkit.waiting.Pause;
import java.nio.file.Path;

/** A broker in a process of its own, so that it can be killed; it ends when it gives up. */
final class BrokerProcess {
  private BrokerProcess() {}

  /** Runs until it is killed: a directory and a port. */
  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedBroker broker = TestBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    System.out.println("broker " + broker.bootstrapServers());
    while (!broker.isBroken()) {
      Pause.betweenTries();
    }
    Runtime.getRuntime().halt(1);
  }
}
