package backstep.tutor;

import backstep.machine.Timeline;
import backstep.shell.Command;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.command.Quit;
import java.util.List;
import java.util.Optional;

/** What of a session somebody can type again. */
record Repeatable(Shell shell) {

  /**
   * A line without what is said to a recording, and without quit; empty for no other.
   *
   * @param before the session in which it was typed
   */
  Optional<String> of(Session before, String line) {
    if (Note.text(line).isPresent()) {
      return Optional.empty();
    }
    if (line.isBlank()) {
      boolean isEnter = before.companion(LessonUnderWay.class).isPresent();
      return Optional.of(isEnter ? "" : before.again()).filter(one -> isEnter || !one.isEmpty());
    }
    List<String> all = Shell.split(line).stream().map(String::strip).toList();
    List<String> kept = all.stream().filter(one -> !isMeta(before, one)).toList();
    return Optional.of(kept.size() == all.size() ? line.strip() : String.join("; ", kept))
        .filter(one -> !one.isEmpty());
  }

  boolean isRecord(Session session, String one) {
    return shell.commandOf(session, one).filter(RecordTo.class::isInstance).isPresent();
  }

  /** True of what says nothing to the debugger, but to a recording or the process. */
  boolean isMeta(Session session, String one) {
    Optional<Command> command = shell.commandOf(session, one);
    return command
        .filter(
            c ->
                c instanceof RecordTo
                    || c instanceof ReplayFiles
                    || c instanceof Note
                    || c instanceof Quit)
        .isPresent();
  }

  /** The goto that leads from one session to the other: same program, nothing set on the way. */
  static Optional<String> motion(Session before, Session after) {
    Timeline from = before.timeline();
    Timeline to = after.timeline();
    boolean hasOnlyMoved =
        from.ready() == from
            && from.ahead().experiment().equals(to.ahead().experiment())
            && to.stateAt(from.now().time()).equals(from.now())
            && before.withTimeline(to).withDisplays(after.displays()).looksLike(after);
    return hasOnlyMoved ? Optional.of("goto " + after.now().position()) : Optional.empty();
  }
}
