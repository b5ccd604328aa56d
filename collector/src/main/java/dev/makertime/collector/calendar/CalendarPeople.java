package dev.makertime.collector.calendar;

import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Directory of the people behind the addresses in calendars; a person may have several. */
public interface CalendarPeople {

  /** Whether an identity, {@code email:…}, belongs to a person of the organization. */
  boolean isKnown(String identity);

  /**
   * Returns one id for all identities of a person: {@link Person#BOT} for a bot, and the id of an
   * unknown identity where nobody owns it.
   */
  String whoIs(String identity);

  /** Returns a text that changes whenever another answer may change. */
  String version();

  /** Makes a directory where each address is one person. */
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

  /** Makes a directory of an organization, which may change. */
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
