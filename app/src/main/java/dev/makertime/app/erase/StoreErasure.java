package dev.makertime.app.erase;

import dev.makertime.analysis.report.PastWeek;
import dev.makertime.app.files.DirectoryTree;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.reporter.store.DayStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Erases a person's past weeks from the reporter's store. The weeks of others are copied to a new
 * file, since deleted rows may stay readable in the old one.
 */
final class StoreErasure {
  private final Path store;
  private final Path draft;
  private final Path old;
  private final Path key;
  private final Clock clock;
  private final Duration held;

  /**
   * Of a data directory.
   *
   * @param held for how long the topics hold days, from which a damaged store is filled anew
   */
  StoreErasure(Path data, Clock clock, Duration held) {
    this.clock = clock;
    this.held = held;
    this.store = data.resolve("store");
    this.draft = data.resolve("store.new");
    this.old = data.resolve("store.old");
    this.key = data.resolve("access").resolve(Pseudonyms.FILE);
  }

  /**
   * Rewrites the store without a person.
   *
   * @return how many weeks are gone
   */
  long erase(UnfinishedErasure.Work work) throws IOException {
    finishInterrupted();
    if (!Files.exists(store)) {
      return 0;
    }
    try {
      List<PastWeek> weeks = weeks();
      Set<String> theirs = weeks.isEmpty() && !Files.exists(key) ? Set.of() : pseudonyms(work);
      List<PastWeek> others = weeks.stream().filter(week -> !theirs.contains(week.who())).toList();
      writeDraft(others, work.person(), theirs);
      Files.move(store, old);
      Files.move(draft, store);
      DirectoryTree.delete(old);
      return (long) weeks.size() - others.size();
    } catch (DayStore.Unavailable e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Where an erasure broke off once the draft was complete, the draft becomes the store. */
  private void finishInterrupted() throws IOException {
    if (Files.exists(old)) {
      DirectoryTree.delete(store);
      Files.move(draft, store);
      DirectoryTree.delete(old);
    }
  }

  private List<PastWeek> weeks() throws DayStore.Unavailable {
    try (DayStore open = DayStore.openOrRenew(store, clock, held)) {
      return open.pastWeeks().all();
    }
  }

  private void writeDraft(List<PastWeek> others, String person, Set<String> theirs)
      throws IOException, DayStore.Unavailable {
    DirectoryTree.delete(draft);
    try (DayStore open = DayStore.open(draft);
        DayStore before = DayStore.open(store)) {
      open.pastWeeks().add(others);
      open.published().takeOver(before.published(), person, theirs);
    }
  }

  /** Also those from before anybody knew whose the identities are. */
  private Set<String> pseudonyms(UnfinishedErasure.Work work) throws IOException {
    if (!Files.exists(key)) {
      throw new IOException(
          key + " is missing: without it past weeks cannot be assigned to people");
    }
    Pseudonyms pseudonyms = new Pseudonyms(key);
    Set<String> theirs = new TreeSet<>(Set.of(pseudonyms.of(work.person())));
    work.identities().forEach(identity -> theirs.add(pseudonyms.of("?" + identity)));
    return theirs;
  }
}
