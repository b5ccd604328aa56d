package dev.makertime.app.config;

import dev.makertime.app.config.Configuration.Application;
import dev.makertime.app.config.Configuration.CalDav;
import dev.makertime.app.config.Configuration.Credentials;
import dev.makertime.app.config.Configuration.Online;
import dev.makertime.app.config.Configuration.Server;
import dev.makertime.app.config.Configuration.ServiceAccount;
import dev.makertime.app.config.Configuration.Source;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.occurrence.MeetingRules.Subject;
import dev.makertime.collector.calendar.occurrence.MeetingRules.Unanswered;
import dev.makertime.model.Activity;
import dev.makertime.topics.yaml.YamlNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the settings that calendars share, whatever their kind. */
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

  static @Nullable Source google(YamlNode node, Path directory) {
    node.onlyKeys(
        "type",
        "name",
        "url",
        "calendars",
        "keyFile",
        "actsFor",
        "timeZone",
        "since",
        "poll",
        "meetings");
    String key = node.get("keyFile").required();
    return online(
        node,
        "google",
        "https://www.googleapis.com/calendar/v3/",
        new ServiceAccount(directory.resolve(key), node.get("actsFor").flag()));
  }

  static @Nullable Source graph(YamlNode node) {
    node.onlyKeys(
        "type",
        "name",
        "url",
        "login",
        "calendars",
        "tenant",
        "clientId",
        "clientSecret",
        "timeZone",
        "since",
        "poll",
        "meetings");
    URI login = address(node.get("login"), "https://login.microsoftonline.com/");
    Application application =
        new Application(
            login,
            node.get("tenant").required(),
            node.get("clientId").required(),
            node.get("clientSecret").required());
    return online(node, "graph", "https://graph.microsoft.com/v1.0/", application);
  }

  private static Source online(YamlNode node, String type, String url, Credentials credentials) {
    List<String> calendars = texts(node.get("calendars"));
    if (calendars.isEmpty()) {
      node.get("calendars").mistake("needs at least one, the address of its owner");
    }
    return new Online(
        SourcesReader.name(node, type),
        address(node.get("url"), url),
        calendars,
        credentials,
        timeZone(node),
        node.get("since").date(),
        SourcesReader.poll(node),
        meetings(node.get("meetings")));
  }

  private static URI address(YamlNode node, String otherwise) {
    URI address = node.parsed(SourcesReader::webAddress, "must be an http or https address");
    String text = String.valueOf(address == null ? URI.create(otherwise) : address);
    return URI.create(text.endsWith("/") ? text : text + "/");
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
