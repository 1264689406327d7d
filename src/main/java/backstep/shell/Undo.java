package backstep.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The sessions before and after this one, latest last; they carry no undo and no companions of
 * their own. Bounded, since a session holds the values of its state.
 */
record Undo(List<Session> past, List<Session> future) {
  static final Undo NONE = new Undo(List.of(), List.of());
  private static final int MOST = 200;
  private static final int FEWEST = 3;

  /** An eighth of the memory at most. */
  private static final long MOST_CELLS =
      Math.min(20_000_000, Runtime.getRuntime().maxMemory() / (8 * Double.BYTES));

  Undo {
    past = List.copyOf(past);
    future = List.copyOf(future);
  }

  private static List<Session> plus(List<Session> sessions, Session session) {
    List<Session> more = new ArrayList<>(sessions);
    more.add(session.withUndo(NONE).withCompanions(List.of()));
    long cells = 0;
    int kept = 0;
    while (kept < Math.min(MOST, more.size()) && (kept < FEWEST || cells <= MOST_CELLS)) {
      kept++;
      cells += more.get(more.size() - kept).now().cells();
    }
    return more.subList(more.size() - kept, more.size());
  }

  private static List<Session> withoutLast(List<Session> sessions) {
    return sessions.subList(0, sessions.size() - 1);
  }

  /** After a command that changed this session into another. */
  Undo changedFrom(Session before) {
    return new Undo(plus(past, before), List.of());
  }

  /** The session before, with the present one to be redone. */
  Session undone(Session now) {
    Session before = past.get(past.size() - 1);
    return taken(before, now, new Undo(withoutLast(past), plus(future, now)));
  }

  Session redone(Session now) {
    Session after = future.get(future.size() - 1);
    return taken(after, now, new Undo(plus(past, now), withoutLast(future)));
  }

  private static Session taken(Session other, Session now, Undo undo) {
    return other.withUndo(undo).withCompanions(now.companions());
  }
}
