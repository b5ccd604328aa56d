package dev.makertime.app.compose;

import dev.makertime.app.compose.Configuration.CalDav;
import dev.makertime.app.compose.Configuration.Server;
import dev.makertime.app.compose.Configuration.Source;
import dev.makertime.collector.source.calendar.MeetingRules;
import dev.makertime.collector.source.calendar.MeetingRules.Subject;
import dev.makertime.collector.source.calendar.MeetingRules.Unanswered;
import dev.makertime.model.Activity;
import dev.makertime.topics.yaml.YamlNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what calendars among the sources have in common. */
final class CalendarsReader {
  private static final int MOST_OTHERS = 1_000;

  private CalendarsReader() {}

  static @Nullable Source calDav(YamlNode node) {
    node.onlyKeys(
        "type",
        "name",
        "url",
        "user",
        "password",
        "owner",
        "timeZone",
        "since",
        "poll",
        "meetings");
    node.get("user").required();
    node.get("password").required();
    Server server = SourcesReader.server(node, "user", "password", null);
    String name = SourcesReader.name(node, "caldav");
    MeetingRules meetings = meetings(node.get("meetings"));
    return server == null ? null : new CalDav(name, server, owner(node), timeZone(node), meetings);
  }

  static @Nullable String owner(YamlNode node) {
    return node.get("owner").parsed(Activity::normalIdentity, "must look like email:name");
  }

  static @Nullable ZoneId timeZone(YamlNode node) {
    return node.get("timeZone").parsed(ZoneId::of, "must be a zone like Europe/Lisbon");
  }

  static MeetingRules meetings(YamlNode node) {
    node.onlyKeys("tentative", "unanswered", "others", "subjects", "ignored");
    MeetingRules usual = MeetingRules.USUAL;
    Unanswered unanswered =
        node.get("unanswered")
            .parsed(
                text -> Unanswered.valueOf(text.toUpperCase(Locale.ROOT)),
                "must be all, required or none");
    Integer others = node.get("others").parsed(Integer::valueOf, "must be a whole number");
    if (others != null && (others < 0 || others > MOST_OTHERS)) {
      node.get("others").mistake("must be 0 to " + MOST_OTHERS);
      others = null;
    }
    return new MeetingRules(
        node.get("tentative").isAbsent() ? usual.tentative() : node.get("tentative").flag(),
        unanswered == null ? usual.unanswered() : unanswered,
        others == null ? usual.others() : others,
        node.get("subjects").items().map(CalendarsReader::subject).toList(),
        texts(node.get("ignored")));
  }

  private static Subject subject(YamlNode node) {
    node.onlyKeys("like", "subject");
    return new Subject(node.get("like").required(), node.get("subject").required());
  }

  private static List<String> texts(YamlNode node) {
    return node.items().map(YamlNode::required).toList();
  }
}
