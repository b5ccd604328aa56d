package dev.makertime.collector;

import dev.makertime.collector.publish.Inbox;
import dev.makertime.model.Activity;
import dev.makertime.topics.DeadLetter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given, or is away. */
public final class KeepingInbox implements Inbox {
  public final List<Activity> kept = new ArrayList<>();
  public final List<DeadLetter> aside = new ArrayList<>();
  public boolean away;

  @Override
  public void accept(List<Activity> activities) throws Unavailable {
    refuseIfAway();
    kept.addAll(activities);
  }

  @Override
  public void setAside(DeadLetter letter) throws Unavailable {
    refuseIfAway();
    aside.add(letter);
  }

  private void refuseIfAway() throws Unavailable {
    if (away) {
      throw new Unavailable("away", new IOException());
    }
  }
}
