package dev.makertime.app.compose;

import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.Feed;
import dev.makertime.reporter.store.Sightings;
import dev.makertime.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps the reporter's store fed: days, team days, and what is seen of identities that nobody owns.
 * When an identity is given up, all evidence is read again, since what was seen of it while it was
 * owned was not kept.
 */
final class ReporterFeed implements AutoCloseable {
  private final Map<String, Object> client;
  private final DayStore store;
  private volatile Organization organization;
  private Feed feed;

  ReporterFeed(Map<String, Object> client, DayStore store, Organization organization) {
    this.client = Map.copyOf(client);
    this.store = store;
    this.organization = organization;
    if (sightings().wereOwned().anyMatch(this::isNobodys)) {
      sightings().clear();
    }
    feed = begin();
  }

  synchronized boolean isCaughtUp() {
    return feed.isCaughtUp();
  }

  synchronized void takeOver(Organization next) {
    boolean givenUp = owned(organization).anyMatch(identity -> isNobodys(next, identity));
    if (!givenUp) {
      sightings().own(owned(next));
      organization = next;
      return;
    }
    feed.close();
    try {
      sightings().clear();
      organization = next;
    } finally {
      feed = begin();
    }
  }

  @Override
  public synchronized void close() {
    feed.close();
  }

  private Feed begin() {
    sightings().own(owned(organization));
    return Feed.start(
        client,
        store,
        List.of(
            new Feed.Route<>(Topics.ENGINEER_DAYS, store.days()),
            new Feed.Route<>(Topics.TEAM_DAYS, store.teamDays()),
            new Feed.Route<>(Topics.DELIVERIES, store.deliveries()),
            new Feed.Route<>(Topics.ACTIVITIES, sightings())));
  }

  private Sightings sightings() {
    return store.sightings(this::isNobodys);
  }

  private boolean isNobodys(String identity) {
    return isNobodys(organization, identity);
  }

  private static boolean isNobodys(Organization organization, String identity) {
    return Person.isUnknown(organization.ownerOf(identity));
  }

  private static Stream<String> owned(Organization organization) {
    return Stream.concat(organization.owners().keySet().stream(), organization.bots().stream());
  }
}
