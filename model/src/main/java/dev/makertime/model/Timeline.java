package dev.makertime.model;

import dev.makertime.model.EngineerDay.AfterHours;
import dev.makertime.model.EngineerDay.Gross;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes a day from evidence: every second of working time is exactly one of meeting, manual,
 * waiting or technical, in this order of precedence. A pure function of the person, the evidence in
 * force and the as-of instant; evidence of other days may be among it and changes nothing that it
 * should not.
 */
public final class Timeline {
  private final Person person;
  private final LocalDate date;
  private final Spans day;
  private final Evidence evidence;
  private final MachineWaits waiting;
  private final Spans working;
  private final Spans away;
  private final Spans meeting;
  private final ManualWork manualWork;
  private final Spans manual;

  private Timeline(
      Person person,
      LocalDate date,
      Collection<Activity> activities,
      Instant asOf,
      @Nullable Attendance attendance) {
    this.person = person;
    this.date = date;
    day = WorkingTime.dayOf(date, person.timeZone());
    evidence = new Evidence(activities, asOf);
    waiting = new MachineWaits(person, evidence, attendance);
    working = waiting.workingTime(date);
    away = WorkingTime.leave(person, date).union(evidence.absences);
    meeting = union(evidence.meetings).intersect(day).minus(away);
    manualWork = new ManualWork(person.policy(), evidence, day);
    manual = manualWork.spans();
  }

  /**
   * What the evidence says of one local day of a person.
   *
   * @param activities the versions in force of all that touches the day; for a wait that reaches it
   *     from an earlier day also the absences and acts around the wait's start
   * @param asOf nothing at or after this instant counts
   */
  public static EngineerDay day(
      Person person, LocalDate date, Collection<Activity> activities, Instant asOf) {
    return day(person, date, activities, asOf, null);
  }

  /** The same of changed evidence, where it is settled who attended to what. */
  static EngineerDay day(
      Person person,
      LocalDate date,
      Collection<Activity> activities,
      Instant asOf,
      @Nullable Attendance attendance) {
    return new Timeline(person, date, activities, asOf, attendance).toDay();
  }

  /** The same day taken apart, from the same evidence. */
  public static Explanation explain(
      Person person, LocalDate date, Collection<Activity> activities, Instant asOf) {
    Timeline timeline = new Timeline(person, date, activities, asOf, null);
    return new Explanation(timeline.toDay(), timeline.takenApart().pieces());
  }

  /** The day's working time in the order of its stretches, by what they count as. */
  public static List<Segment> segments(
      Person person, LocalDate date, Collection<Activity> activities, Instant asOf) {
    return new Timeline(person, date, activities, asOf, null).segments();
  }

  /**
   * What broke the day's focus, from the same evidence.
   *
   * @param seed of the orders that are drawn where there are too many pieces for all orders
   */
  public static LostFocus lostFocus(
      Person person, LocalDate date, Collection<Activity> activities, Instant asOf, long seed) {
    Timeline timeline = new Timeline(person, date, activities, asOf, null);
    return new UninterruptedTime(
            person.policy(), timeline.day, timeline.working, timeline.evidence, timeline.waiting)
        .lost(person.id(), date, seed);
  }

  /** What of the day counts as waiting, by the waits that it is tallied to. */
  public static List<CountedWait> countedWaits(
      Person person, LocalDate date, Collection<Activity> activities, Instant asOf) {
    Timeline timeline = new Timeline(person, date, activities, asOf, null);
    return CountedWait.of(person.id(), timeline.waited(), timeline.waiting.counted);
  }

  private Spans waited() {
    return working.minus(meeting.union(manual)).intersect(waiting.attended());
  }

  private ExplanationBuilder takenApart() {
    ExplanationBuilder apart = new ExplanationBuilder(day, working, meeting, manual);
    apart.meetings(evidence.meetings.stream().map(Timeline::whole).toList());
    apart.manual(manualWork.coverings);
    apart.waits(evidence.waits, waiting.counted, waited());
    return apart;
  }

  /** Whether the day is to be emitted: people are measured on quiet days too, once it began. */
  public static boolean exists(EngineerDay day, Person person) {
    LocalDate from = person.measureFrom();
    boolean measured = from != null && !day.date().isBefore(from);
    return day.hasEvidence()
        || (measured && day.available() > 0 && !Person.isUnknown(day.person()));
  }

  /** Working time by what it counts as; no second is in two of them, but for focus. */
  private record Parts(
      Spans meeting,
      Spans manual,
      Spans queue,
      Spans run,
      Spans resume,
      Spans technical,
      Spans focus) {}

  private Parts parts() {
    Spans free = working.minus(meeting.union(manual));
    Spans attended = waiting.attended();
    Spans waited = free.intersect(attended);
    Spans running = waited.intersect(waiting.running());
    Spans queued = waited.minus(running).intersect(waiting.watched());
    return new Parts(
        working.intersect(meeting),
        working.intersect(manual).minus(meeting),
        queued,
        running,
        waited.minus(queued.union(running)),
        free.minus(waited),
        UninterruptedTime.blocks(person.policy(), free.minus(waiting.lengthy())));
  }

  private List<Segment> segments() {
    Parts parts = parts();
    Spans focus = parts.technical().intersect(parts.focus());
    List<Segment> segments = new ArrayList<>();
    add(segments, Segment.Kind.MEETING, parts.meeting());
    add(segments, Segment.Kind.MANUAL, parts.manual());
    add(segments, Segment.Kind.QUEUE, parts.queue());
    add(segments, Segment.Kind.RUN, parts.run());
    add(segments, Segment.Kind.RESUME, parts.resume());
    add(segments, Segment.Kind.FOCUS, focus);
    add(segments, Segment.Kind.TECHNICAL, parts.technical().minus(focus));
    segments.sort(Comparator.comparing(Segment::start));
    return segments;
  }

  private static void add(List<Segment> segments, Segment.Kind kind, Spans spans) {
    for (int i = 0; i < spans.count(); i++) {
      segments.add(
          new Segment(
              kind, Instant.ofEpochSecond(spans.start(i)), Instant.ofEpochSecond(spans.end(i))));
    }
  }

  private EngineerDay toDay() {
    Parts parts = parts();
    Spans waited = parts.queue().union(parts.run()).union(parts.resume());
    List<MachineWaits.Counted> begun =
        waiting.counted.stream().filter(wait -> wait.day().equals(date)).toList();
    return new EngineerDay(
        person.id(),
        date,
        person.teamOn(date),
        working.seconds(),
        parts.meeting().seconds(),
        parts.manual().seconds(),
        parts.queue().seconds(),
        parts.run().seconds(),
        parts.resume().seconds(),
        parts.technical().seconds(),
        parts.focus().minus(waiting.attended()).seconds(),
        parts.focus().count(),
        afterHours(),
        gross(),
        working.minus(meeting.union(manual)).intersect(waiting.charged()).seconds(),
        begun.size(),
        (int) begun.stream().filter(wait -> !wait.attended()).count(),
        (int) begun.stream().filter(wait -> wait.attended() && wait.lengthy()).count(),
        manualWork.sessions(),
        subjects(waited).shares(),
        isProvisional());
  }

  private AfterHours afterHours() {
    return new AfterHours(
        meeting.minus(working).seconds(), manual.minus(working).minus(meeting).seconds());
  }

  private Gross gross() {
    return new Gross(
        working.intersect(meeting).seconds(),
        working.intersect(manual).seconds(),
        working.intersect(waiting.uncapped()).seconds());
  }

  private SubjectSplit subjects(Spans waited) {
    SubjectSplit subjects = new SubjectSplit();
    subjects.meeting(meeting, evidence.meetings.stream().map(Timeline::whole).toList());
    subjects.manual(manual.minus(meeting), manualWork.coverings);
    subjects.waiting(
        waited,
        waiting.counted.stream()
            .filter(MachineWaits.Counted::attended)
            .map(wait -> new ClaimedTime(wait.piece(), wait.start(), wait.chargedEnd()))
            .toList());
    return subjects;
  }

  private boolean isProvisional() {
    return evidence.asOf < day.end(0)
        || isOpenToday(evidence.meetings)
        || isOpenToday(evidence.manualSpans)
        || isOpenToday(evidence.waits);
  }

  private boolean isOpenToday(List<Evidence.Piece> pieces) {
    return pieces.stream()
        .anyMatch(
            piece ->
                piece.of().isOpen() && piece.start() < day.end(0) && evidence.asOf > day.start(0));
  }

  private static ClaimedTime whole(Evidence.Piece piece) {
    return new ClaimedTime(piece, piece.start(), piece.end());
  }

  private static Spans union(List<Evidence.Piece> pieces) {
    Spans.Union union = new Spans.Union();
    pieces.forEach(piece -> union.add(piece.start(), piece.end()));
    return union.toSpans();
  }
}
