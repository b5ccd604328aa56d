package dev.makertime.model;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builder of a {@link Run} from what a source tells. A value that is null or blank is one that the
 * source does not tell. Texts are cut to their greatest length, and left out where they have
 * characters that no name has. A run that ended before it began has no beginning: clocks differ.
 */
public final class RunBuilder {
  private final String source;
  private final String id;
  private final long revision;
  private final Map<String, String> labels = new TreeMap<>();
  private @Nullable RunKind kind;
  private @Nullable String subject;
  private @Nullable String job;
  private RunTrigger trigger = RunTrigger.UNKNOWN;
  private @Nullable String who;
  private @Nullable RunStatus status;
  private int attempt = 1;
  private @Nullable String parent;
  private @Nullable Instant created;
  private @Nullable Instant began;
  private @Nullable Instant ended;
  private @Nullable String environment;

  RunBuilder(String source, String id, long revision) {
    this.source = source;
    this.id = id;
    this.revision = revision;
  }

  /** Sets what ran. */
  public RunBuilder kind(RunKind what) {
    kind = what;
    return this;
  }

  /** Sets the project, DAG or workflow. */
  public RunBuilder subject(@Nullable String text) {
    subject = cut(text, 256);
    return this;
  }

  /** Sets the job or task. */
  public RunBuilder job(@Nullable String text) {
    job = cut(text, 256);
    return this;
  }

  /** Sets what set it off. */
  public RunBuilder trigger(RunTrigger what) {
    trigger = what;
    return this;
  }

  /** Sets the identity that set it off, {@code source:name}. */
  public RunBuilder who(@Nullable String identity) {
    who = identity;
    return this;
  }

  /** Sets how far it is. */
  public RunBuilder status(RunStatus state) {
    status = state;
    return this;
  }

  /** Sets which try it is, from 1; less is taken as 1. */
  public RunBuilder attempt(int number) {
    attempt = Math.max(1, number);
    return this;
  }

  /** Sets the id of the run that it belongs to or repeats. */
  public RunBuilder parent(@Nullable String other) {
    parent = other;
    return this;
  }

  /** Sets when it was asked for, when a machine picked it up, and when it was over. */
  public RunBuilder times(
      @Nullable Instant asked, @Nullable Instant pickedUp, @Nullable Instant over) {
    created = asked;
    began = pickedUp;
    ended = over;
    return this;
  }

  /** Sets what a deployment goes to. */
  public RunBuilder environment(@Nullable String text) {
    environment = cut(text, 255);
    return this;
  }

  /**
   * Adds a label, unless there is nothing to add, it is too long, or it has characters that none
   * has. A link that is no web address is left out.
   */
  public RunBuilder label(String name, @Nullable String value) {
    if (value != null
        && KeyText.isFit(value, 512)
        && (!name.equals(Run.URL) || Activity.isWebAddress(value))) {
      labels.put(name, value);
    }
    return this;
  }

  /**
   * The run.
   *
   * @throws IllegalArgumentException for one that cannot be, with the field
   */
  public Run build() {
    boolean isTorn = began != null && ended != null && ended.isBefore(began);
    return new Run(
        id,
        revision,
        source,
        kind,
        subject,
        job,
        trigger,
        who,
        status,
        attempt,
        parent,
        created,
        isTorn ? null : began,
        ended,
        environment,
        labels,
        false);
  }

  private static @Nullable String cut(@Nullable String text, int longest) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String shorter = text;
    if (text.length() > longest) {
      boolean isPair = Character.isHighSurrogate(text.charAt(longest - 1));
      shorter = text.substring(0, isPair ? longest - 1 : longest);
    }
    return KeyText.isFit(shorter, longest) ? shorter : null;
  }
}
