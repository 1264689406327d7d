package backstep.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies before and after this session, latest last. Bounded, since a session holds the values
 * of its state.
 */
record Undo(List<Change> past, List<Change> future) {
  static final Undo NONE = new Undo(List.of(), List.of());
  private static final int MOST = 200;
  private static final int FEWEST = 3;

  /** An eighth of the memory at most. */
  private static final long MOST_CELLS =
      Math.min(20_000_000, Runtime.getRuntime().maxMemory() / (8 * Double.BYTES));

  /**
   * A command that changed something.
   *
   * @param other the session on its other side, without an undo and companions of its own
   * @param command as it was typed; empty where a lesson went on
   */
  record Change(Session other, String command) {
    Change {
      other = other.withUndo(NONE).withCompanions(List.of());
    }
  }

  Undo {
    past = List.copyOf(past);
    future = List.copyOf(future);
  }

  /** Written out, since a record's own take long at a start. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Undo undo && past.equals(undo.past) && future.equals(undo.future);
  }

  @Override
  public int hashCode() {
    return 31 * past.hashCode() + future.hashCode();
  }

  private static List<Change> plus(List<Change> changes, Change change) {
    List<Change> more = new ArrayList<>(changes);
    more.add(change);
    long cells = 0;
    int kept = 0;
    while (kept < Math.min(MOST, more.size()) && (kept < FEWEST || cells <= MOST_CELLS)) {
      kept++;
      cells += more.get(more.size() - kept).other().now().cells();
    }
    return more.subList(more.size() - kept, more.size());
  }

  private static Change last(List<Change> changes) {
    return changes.get(changes.size() - 1);
  }

  private static List<Change> withoutLast(List<Change> changes) {
    return changes.subList(0, changes.size() - 1);
  }

  /** After a command that changed this session into another. */
  Undo changedFrom(Session before, String command) {
    return new Undo(plus(past, new Change(before, command)), List.of());
  }

  /** The session before, with the present one to be redone. */
  Session undone(Session now) {
    Change change = last(past);
    Change back = new Change(now, change.command());
    return taken(change, now, new Undo(withoutLast(past), plus(future, back)));
  }

  Session redone(Session now) {
    Change change = last(future);
    Change back = new Change(now, change.command());
    return taken(change, now, new Undo(plus(past, back), withoutLast(future)));
  }

  /** What {@link #undone} takes back. */
  String toUndo() {
    return last(past).command();
  }

  /** What {@link #redone} does again. */
  String toRedo() {
    return last(future).command();
  }

  private static Session taken(Change change, Session now, Undo undo) {
    return change.other().withUndo(undo).withCompanions(now.companions());
  }
}
