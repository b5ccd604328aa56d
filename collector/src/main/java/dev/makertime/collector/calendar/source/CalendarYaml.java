package dev.makertime.collector.calendar.source;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.occurrence.MeetingRules.Subject;
import dev.makertime.collector.calendar.occurrence.MeetingRules.Unanswered;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.model.Activity;
import dev.makertime.topics.yaml.YamlNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the keys of makertime.yaml that calendars of all types share. */
final class CalendarYaml {
  private static final int MOST_OTHERS = 1_000;

  private CalendarYaml() {}

  static @Nullable String owner(SourceYaml yaml) {
    return yaml.get("owner").parsed(Activity::normalIdentity, "must look like email:name");
  }

  static @Nullable ZoneId timeZone(SourceYaml yaml) {
    return yaml.get("timeZone").parsed(ZoneId::of, "must be a zone like Europe/Lisbon");
  }

  static MeetingRules meetings(SourceYaml yaml) {
    YamlNode node =
        yaml.get("meetings").onlyKeys("tentative", "unanswered", "others", "subjects", "ignored");
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
        node.get("subjects").items().map(CalendarYaml::subject).toList(),
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
