package dev.makertime.topics.organization;

import dev.makertime.model.CountingPolicy;
import dev.makertime.model.Employment;
import dev.makertime.model.Leave;
import dev.makertime.model.LocalWindow;
import dev.makertime.model.Membership;
import dev.makertime.model.Person;
import dev.makertime.model.WorkWeek;
import dev.makertime.model.WorkingHours;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads people from the organization file, and fills in the file's defaults. */
final class PeopleReader {
  private static final String[] WEEK =
      Arrays.stream(DayOfWeek.values()).map(PeopleReader::name).toArray(String[]::new);

  private final @Nullable LocalDate measureFrom;
  private final CountingPolicy policy;
  private final ZoneId timeZone;
  private final WorkWeek workingHours;
  private final @Nullable String holidayCalendar;
  private final Set<LocalDate> everybodysHolidays;
  private final Map<String, Set<LocalDate>> calendars = new HashMap<>();

  PeopleReader(YamlNode root) {
    measureFrom = root.get("measureFrom").date();
    policy = policy(root.get("policy"));
    everybodysHolidays = dates(root.get("holidays"));
    root.get("holidayCalendars").entries((name, node) -> calendars.put(name, dates(node)));
    YamlNode defaults =
        root.get("defaults").onlyKeys("timeZone", "workingHours", "holidayCalendar", "monthlyCost");
    timeZone = zone(defaults.get("timeZone"), ZoneId.of("UTC"));
    workingHours = week(defaults.get("workingHours"), WorkWeek.DEFAULT);
    holidayCalendar = calendar(defaults.get("holidayCalendar"), null);
  }

  /** Returns the person whose settings hold for identities that nobody owns. */
  Person unknown() {
    return person(Person.UNKNOWN, YamlNode.absent());
  }

  Person person(YamlNode node) {
    node.onlyKeys(
        "id",
        "name",
        "identities",
        "teams",
        "employed",
        "terms",
        "leave",
        "shared",
        "timeZone",
        "workingHours",
        "holidayCalendar",
        "monthlyCost");
    YamlNode idNode = node.get("id");
    String id = idNode.required();
    if (id.startsWith(Person.UNKNOWN) || id.startsWith("!") || id.contains("|")) {
      idNode.mistake("must not begin with ? or ! nor contain |");
    }
    return person(id, node);
  }

  private Person person(String id, YamlNode node) {
    return new Person(
        id,
        node.get("name").text(),
        zone(node.get("timeZone"), timeZone),
        week(node.get("workingHours"), workingHours),
        node.get("terms").items().map(this::terms).toList(),
        holidays(calendar(node.get("holidayCalendar"), holidayCalendar)),
        employment(node.get("employed")),
        node.get("leave").items().map(PeopleReader::leave).filter(Objects::nonNull).toList(),
        node.get("teams").items().map(PeopleReader::membership).toList(),
        policy,
        measureFrom,
        node.get("shared").flag());
  }

  private Set<LocalDate> holidays(@Nullable String calendar) {
    Set<LocalDate> holidays = new HashSet<>(everybodysHolidays);
    holidays.addAll(calendars.getOrDefault(calendar, Set.of()));
    return holidays;
  }

  private @Nullable String calendar(YamlNode node, @Nullable String otherwise) {
    String name = node.text();
    if (name != null && !calendars.containsKey(name)) {
      node.mistake("there is no holidayCalendars." + name);
    }
    return name == null ? otherwise : name;
  }

  private WorkingHours terms(YamlNode node) {
    node.onlyKeys("from", "workingHours");
    if (node.get("workingHours").isAbsent()) {
      node.get("workingHours").mistake("is missing");
    }
    return new WorkingHours(
        node.get("from").requiredDate(), week(node.get("workingHours"), workingHours));
  }

  private static Employment employment(YamlNode node) {
    node.onlyKeys("from", "to");
    try {
      return new Employment(node.get("from").date(), node.get("to").date());
    } catch (IllegalArgumentException e) {
      node.mistake(FailureText.of(e));
      return Employment.ALWAYS;
    }
  }

  private static @Nullable Leave leave(YamlNode node) {
    node.onlyKeys("from", "to", "hours");
    LocalDate from = node.get("from").requiredDate();
    LocalDate to = node.get("to").date();
    LocalWindow hours = node.get("hours").parsed(LocalWindow::parse, "must look like 13:00-17:00");
    try {
      return new Leave(from, to == null ? from : to, hours);
    } catch (IllegalArgumentException e) {
      node.mistake(FailureText.of(e));
      return null;
    }
  }

  private static Membership membership(YamlNode node) {
    node.onlyKeys("team", "from");
    return new Membership(node.get("team").required(), node.get("from").requiredDate());
  }

  private static CountingPolicy policy(YamlNode node) {
    node.onlyKeys("attention", "resumption", "handling", "sessionGap", "focusBlock");
    CountingPolicy normal = CountingPolicy.DEFAULT;
    try {
      return new CountingPolicy(
          node.get("attention").duration(normal.attention()),
          node.get("resumption").duration(normal.resumption()),
          node.get("handling").duration(normal.handling()),
          node.get("sessionGap").duration(normal.sessionGap()),
          node.get("focusBlock").duration(normal.focusBlock()));
    } catch (IllegalArgumentException e) {
      node.mistake(FailureText.of(e));
      return normal;
    }
  }

  private static WorkWeek week(YamlNode node, WorkWeek otherwise) {
    if (node.isAbsent()) {
      return otherwise;
    }
    node.onlyKeys(WEEK);
    Map<DayOfWeek, List<LocalWindow>> windows = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      YamlNode of = node.get(name(day));
      windows.put(
          day,
          of.items()
              .map(item -> item.parsed(LocalWindow::parse, "must look like 09:00-17:00"))
              .filter(Objects::nonNull)
              .toList());
    }
    return new WorkWeek(windows);
  }

  private static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  private static ZoneId zone(YamlNode node, ZoneId otherwise) {
    ZoneId zone = node.parsed(PeopleReader::knownZone, "must be a zone like Europe/Lisbon");
    return zone == null ? otherwise : zone;
  }

  private static ZoneId knownZone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new DateTimeException("unknown zone");
    }
    return ZoneId.of(name);
  }

  private static Set<LocalDate> dates(YamlNode node) {
    Set<LocalDate> dates = new HashSet<>();
    node.items().map(YamlNode::requiredDate).forEach(dates::add);
    return dates;
  }
}
