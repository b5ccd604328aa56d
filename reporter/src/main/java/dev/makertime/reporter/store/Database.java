package dev.makertime.reporter.store;

import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs transactions and queries on a DuckDB file. One thread writes at a time. Readers wait for a
 * checkpoint only, and see what is committed.
 */
final class Database implements AutoCloseable {

  /** What is done in one transaction. */
  interface Work<T> {
    T on(Connection connection) throws SQLException, IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** DuckDB keeps changes in memory until a checkpoint. */
  private static final long CHANGES_PER_CHECKPOINT = 200;

  private final Connections connections;
  private final Object readers = new Object();
  private final ReadWriteLock checkpoint = new ReentrantReadWriteLock();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final ChangedKeys changed = new ChangedKeys();
  private long changes;
  private int depth;

  private volatile boolean damaged;

  private Database(Connections connections) {
    this.connections = connections;
  }

  static Database open(Path directory) throws SQLException, IOException {
    return new Database(Connections.open(directory));
  }

  /** Whether some work has failed since the file is damaged. */
  boolean isDamaged() {
    return damaged;
  }

  /**
   * Sets the file aside and begins an empty one; nothing else goes on meanwhile.
   *
   * @return where the damaged one is
   */
  synchronized Path renew(StoreRenewal renewal) {
    checkpoint.writeLock().lock();
    try {
      connections.drop();
      Path aside = renewal.setAside();
      connections.reopen();
      damaged = false;
      changed.addEverything();
      return aside;
    } catch (SQLException | IOException e) {
      throw failed(e);
    } finally {
      checkpoint.writeLock().unlock();
    }
  }

  /** Changes that readers can see. */
  ChangedKeys changed() {
    return changed;
  }

  /**
   * Changes rows and offsets together, or neither.
   *
   * @param then what is done once the change can be seen
   */
  synchronized void change(String topic, Map<Integer, Long> offsets, Work<?> rows, Runnable then) {
    transaction(
        to -> {
          rows.on(to);
          Offsets.move(to, topic, offsets);
          afterCommit.add(then);
          return true;
        });
    changes++;
  }

  /** Makes all changes that some work makes together, or none. */
  synchronized void together(Runnable work) {
    transaction(
        to -> {
          work.run();
          return true;
        });
    if (changes >= CHANGES_PER_CHECKPOINT) {
      changes = 0;
      checkpoint();
    }
  }

  private void checkpoint() {
    checkpoint.writeLock().lock();
    try {
      transaction(
          to -> {
            Sql.script(to, "CHECKPOINT");
            return true;
          });
    } finally {
      checkpoint.writeLock().unlock();
    }
  }

  /** Reads what is committed. */
  <T> T read(Work<T> work) {
    checkpoint.readLock().lock();
    try {
      synchronized (readers) {
        return work.on(connections.reading());
      }
    } catch (SQLException | IOException e) {
      throw failed(e);
    } finally {
      checkpoint.readLock().unlock();
    }
  }

  /** All committed rows of a query, in its order. */
  <T> List<T> list(String sql, Sql.Row<T> row, @Nullable Object... arguments) {
    return read(from -> Sql.list(from, sql, row, arguments));
  }

  /** Passes on the committed rows of a query one by one, in its order. */
  void forEachRow(String sql, Sql.RowConsumer consumer, @Nullable Object... arguments) {
    read(
        from -> {
          Sql.forEachRow(from, sql, consumer, arguments);
          return true;
        });
  }

  /** Forgets all rows of a table, and how far its topic was read. */
  synchronized void clear(String topic, String table) {
    transaction(
        to -> {
          changedAllAfterCommit();
          Sql.update(to, "DELETE FROM " + table);
          Offsets.clear(to, topic);
          return true;
        });
  }

  /** Does some work in a transaction: its own, or the one that it is a part of. */
  synchronized <T> T transaction(Work<T> work) {
    depth++;
    boolean done = false;
    try {
      T result = work.on(connections.writing());
      if (depth == 1) {
        connections.writing().commit();
        afterCommit.forEach(Runnable::run);
      }
      done = true;
      return result;
    } catch (SQLException | IOException e) {
      throw failed(e);
    } finally {
      if (--depth == 0) {
        afterCommit.clear();
        if (!done) {
          rollback();
        }
      }
    }
  }

  /** Readers have to look at everything again once the transaction is done. */
  synchronized void changedAllAfterCommit() {
    afterCommit.add(changed::addEverything);
  }

  @Override
  public synchronized void close() {
    try {
      connections.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** After a full disk a connection can neither roll back nor begin again. */
  private void rollback() {
    try {
      connections.writing().rollback();
    } catch (SQLException e) {
      LOG.warn("a transaction could not be rolled back; opening the store again", e);
      reopen();
    }
  }

  private void reopen() {
    checkpoint.writeLock().lock();
    try {
      connections.reopen();
    } catch (SQLException e) {
      throw failed(e);
    } finally {
      checkpoint.writeLock().unlock();
    }
  }

  private IllegalStateException failed(Exception e) {
    damaged |= DamagedFile.isSeenIn(e);
    return new IllegalStateException("the store of days failed: " + FailureText.of(e), e);
  }
}
