package dev.makertime.app.simulator;

import dev.makertime.app.simulator.Member.Evidence;
import dev.makertime.app.simulator.tool.ToolScripts;
import dev.makertime.app.simulator.truth.TrueHours;
import dev.makertime.app.simulator.truth.TrueHours.Kind;
import dev.makertime.app.simulator.truth.TrueKnowledge;
import dev.makertime.app.simulator.webhook.SimulatedWebhookCall;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Plans the whole history: meetings first, then work in the remaining time. The true hours are sums
 * of the plan; webhooks and calendars are derived from it.
 */
public final class SimulatedHistory {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  private final SimulatedOrganization cast;
  private final Random random;
  private final long seed;
  private final TrueHours truth;
  private final TrueKnowledge knowledge;
  private final Map<String, Random> randoms = new HashMap<>();
  private final ToolScripts scripts;
  private final List<SimulatedMeeting> meetings = new ArrayList<>();

  /** The calendars at first, before people moved and cancelled entries. */
  private final List<SimulatedMeeting> meetingsAtFirst = new ArrayList<>();

  public SimulatedHistory(SimulatedOrganization cast, long seed, Clock clock) {
    this(cast, seed, clock, new TrueHours());
  }

  /** The same history, which counts its true hours as the given ones do. */
  public SimulatedHistory(SimulatedOrganization cast, long seed, Clock clock, TrueHours truth) {
    this.cast = cast;
    this.seed = seed;
    this.truth = truth;
    scripts = ToolScripts.empty(SimulatedOrganization.PARTNER, clock);
    random = new Random(seed);
    planMeetings();
    cast.from()
        .datesUntil(cast.to().plusDays(1))
        .forEach(date -> cast.members().forEach(member -> planDay(member, date)));
    cast.from()
        .datesUntil(cast.to().plusDays(1))
        .filter(date -> date.getDayOfWeek() == DayOfWeek.WEDNESDAY && !date.equals(cast.holiday()))
        .forEach(this::planContractor);
    knowledge = PlannedKnowledge.of(cast, scripts.partner().hooks());
  }

  public TrueHours truth() {
    return truth;
  }

  /** What can be known of the days. */
  public TrueKnowledge knowledge() {
    return knowledge;
  }

  List<SimulatedWebhookCall> hooks() {
    return Stream.concat(scripts.gitLab().hooks().stream(), scripts.partner().hooks().stream())
        .toList();
  }

  /** What had been called by a moment. */
  public List<SimulatedWebhookCall> hooksUntil(Instant moment) {
    return hooks().stream().filter(hook -> !hook.at().isAfter(moment)).toList();
  }

  ToolScripts scripts() {
    return scripts;
  }

  List<SimulatedMeeting> meetings() {
    return List.copyOf(meetings);
  }

  List<SimulatedMeeting> meetingsAtFirst() {
    return List.copyOf(meetingsAtFirst);
  }

  private void planMeetings() {
    List<Member> churn = cast.team("churn");
    List<Member> pricing =
        cast.staff().stream().filter(member -> "pricing".equals(member.team())).toList();
    String daily = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
    series("standup-churn", LocalTime.of(10, 0), 15, daily, SimulatedMeeting::isWeekday, churn);
    series(
        "standup-pricing", LocalTime.of(14, 30), 15, daily, SimulatedMeeting::isWeekday, pricing);
    series("planning-churn", LocalTime.of(10, 20), 40, "FREQ=WEEKLY", on(DayOfWeek.MONDAY), churn);
    series(
        "planning-pricing",
        LocalTime.of(15, 0),
        60,
        "FREQ=WEEKLY;UNTIL=20991231T235959Z",
        on(DayOfWeek.TUESDAY),
        pricing);
    series(
        "review-churn",
        LocalTime.of(10, 30),
        45,
        "FREQ=WEEKLY;INTERVAL=2",
        this::isEveryOtherFriday,
        churn);
    series(
        "all-hands",
        LocalTime.of(16, 0),
        60,
        "FREQ=MONTHLY;BYDAY=-1TH",
        SimulatedMeeting::isLastThursday,
        cast.staff());
    planPartner();
    meetingsAtFirst.addAll(meetings);
    cast.from()
        .datesUntil(cast.to().plusDays(1))
        .filter(cast::isWorkday)
        .filter(date -> date.getDayOfWeek() == DayOfWeek.THURSDAY)
        .forEach(date -> planOneToOne(date, churn, pricing));
    meetings.forEach(this::attend);
  }

  /** Contractors meet the one whom they work for. */
  private void planPartner() {
    List<Member> both =
        cast.members().stream()
            .filter(one -> one.isSeenBy(Evidence.PARTNER) || one.id().equals("marta"))
            .toList();
    Set<DayOfWeek> days = Set.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
    series(
        "sync-partner",
        LocalTime.of(9, 30),
        30,
        "FREQ=WEEKLY;BYDAY=TU,WE,TH",
        date -> days.contains(date.getDayOfWeek()),
        both);
  }

  /** Two people meet; first it was to be two hours later, and a third meeting came to nothing. */
  private void planOneToOne(LocalDate date, List<Member> churn, List<Member> pricing) {
    List<Member> both = List.of(churn.get(random.nextInt(3)), pricing.get(3 + random.nextInt(3)));
    if (both.stream().anyMatch(one -> one.isOnLeave(date) || one.isFreeAfternoon(date))) {
      return;
    }
    String uid = "one-to-one-" + date;
    Duration length = Duration.ofMinutes(20 + 5L * random.nextInt(6));
    meetings.add(SimulatedMeeting.single(uid, LISBON, date.atTime(11, 0), length, both, 1));
    meetingsAtFirst.add(SimulatedMeeting.single(uid, LISBON, date.atTime(13, 0), length, both, 0));
    if (random.nextBoolean()) {
      meetingsAtFirst.add(
          SimulatedMeeting.single(
              "cancelled-" + date, LISBON, date.atTime(9, 15), length, both, 0));
    }
  }

  private void attend(SimulatedMeeting meeting) {
    for (LocalDate date : meeting.happens()) {
      Instant start = meeting.startOn(date);
      meeting.invited().forEach(member -> attend(member, start, meeting.length().toSeconds()));
    }
  }

  private void attend(Member member, Instant start, long seconds) {
    LocalDate date = LocalDate.ofInstant(start, member.zone());
    DayPlan day = new DayPlan(cast, member, date);
    Instant end = start.plusSeconds(seconds);
    if (!member.hasJoined(date) || member.isOnLeave(date) || day.isFreeAt(start)) {
      return;
    }
    boolean inside = day.isWorkingTime(start, end);
    if (!inside && day.touchesWorkingTime(start, end)) {
      throw new IllegalStateException("a meeting half outside working time: " + start);
    }
    Kind kind = inside ? Kind.MEETING : Kind.AFTER_HOURS_MEETING;
    if (member.isSeenBy(Evidence.CALENDAR)) {
      truth.add(member.id(), date, kind, seconds);
    } else {
      truth.addUnseen(kind, seconds);
    }
  }

  private void planDay(Member member, LocalDate date) {
    DayPlan day = new DayPlan(cast, member, date);
    if (day.workingSeconds() == 0) {
      return;
    }
    truth.add(member.id(), date, Kind.AVAILABLE, day.workingSeconds());
    for (SimulatedMeeting meeting : meetings) {
      if (meeting.invited().contains(member)) {
        meeting.happens().stream()
            .filter(on -> Math.abs(ChronoUnit.DAYS.between(on, date)) <= 1)
            .forEach(on -> day.occupy(meeting.startOn(on), meeting.length()));
      }
    }
    new SimulatedDay(cast, member, day, random(member), truth, scripts).write();
  }

  /** Of each person's own, so that one more person changes nothing about the others. */
  private Random random(Member member) {
    return randoms.computeIfAbsent(member.id(), id -> new Random(31 * seed + id.hashCode()));
  }

  /** Once a week somebody whom nobody registered starts a pipeline by hand. */
  private void planContractor(LocalDate date) {
    Member contractor = SimulatedOrganization.contractor();
    DayPlan day = new DayPlan(cast, contractor, date);
    truth.add(contractor.id(), date, Kind.AVAILABLE, day.workingSeconds());
    new SimulatedDay(cast, contractor, day, random, truth, scripts)
        .startByHand(date.atTime(11, 0).atZone(contractor.zone()).toInstant());
  }

  private void series(
      String uid,
      LocalTime time,
      int minutes,
      String rule,
      Predicate<LocalDate> on,
      List<Member> invited) {
    meetings.add(
        SimulatedMeeting.series(
            uid, LISBON, time, Duration.ofMinutes(minutes), rule, cast, on, invited));
  }

  private boolean isEveryOtherFriday(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.FRIDAY
        && ChronoUnit.WEEKS.between(cast.from(), date) % 2 == 0;
  }

  private static Predicate<LocalDate> on(DayOfWeek day) {
    return date -> date.getDayOfWeek() == day;
  }
}
