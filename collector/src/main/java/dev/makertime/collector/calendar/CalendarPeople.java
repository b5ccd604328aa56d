package dev.makertime.collector.calendar;

import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Whose the addresses in calendars are: several may be one person's, some are nobody's. */
public interface CalendarPeople {

  /** Whether an identity, {@code email:…}, belongs to somebody of the organization. */
  boolean isKnown(String identity);

  /**
   * The same for all identities of one person, and for no other; {@link Person#BOT} where it is
   * nobody's, an unknown one's where it may be anybody's.
   */
  String whoIs(String identity);

  /** Changes whenever an answer may have changed. */
  String version();

  /** Where an address is all that is known of anybody. */
  static CalendarPeople byAddress(Predicate<String> isKnown) {
    return new CalendarPeople() {
      @Override
      public boolean isKnown(String identity) {
        return isKnown.test(identity);
      }

      @Override
      public String whoIs(String identity) {
        return Person.unknownId(identity);
      }

      @Override
      public String version() {
        return "";
      }
    };
  }

  /** The people of an organization, which may change. */
  static CalendarPeople of(Supplier<Organization> organization) {
    return new CalendarPeople() {
      @Override
      public boolean isKnown(String identity) {
        return organization.get().owners().containsKey(identity);
      }

      @Override
      public String whoIs(String identity) {
        return organization.get().ownerOf(identity);
      }

      @Override
      public String version() {
        Organization now = organization.get();
        return Integer.toHexString(now.owners().hashCode() * 31 + now.bots().hashCode());
      }
    };
  }
}
