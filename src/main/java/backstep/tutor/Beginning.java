package backstep.tutor;

import backstep.lesson.Transcript;
import backstep.machine.Position;
import backstep.machine.Stop;
import backstep.machine.Timeline;
import backstep.machine.Trigger;
import backstep.network.BuiltInPrograms;
import backstep.network.Experiment;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.Setting;
import backstep.notation.UserError;
import backstep.render.Style;
import backstep.shell.Option;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import backstep.shell.argument.Programs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a recording begins: with the commands that lead from a fresh session to where somebody is. He
 * goes on from where these have led, so that he knows no more than a replay will.
 *
 * @param session where they have led so far
 * @param transcript what they showed
 * @param failed true if one of them failed
 */
record Beginning(Shell shell, World world, Session session, Transcript transcript, boolean failed) {

  /**
   * The beginning for a session.
   *
   * @throws UserError where no commands lead there, with what to do instead
   */
  static Beginning of(Session there, String file, Shell shell, World world) {
    Experiment ahead = there.timeline().ahead().experiment();
    refuseCompany(there, ahead);
    refuseElsewhere(ahead, world);
    Session fresh = Session.begin(Programs.load(ahead.title(), world));
    Transcript begun = Transcript.begin(file, ahead.title());
    Beginning beginning = new Beginning(shell, world, fresh, begun, false);
    Program loaded = fresh.timeline().ahead().experiment().program();
    beginning = beginning.all(settings(loaded, ahead.program())).all(looks(fresh, there));
    for (Map.Entry<String, Timeline> mark : new TreeMap<>(there.marks()).entrySet()) {
      beginning = beginning.marked(mark.getKey(), there.withTimeline(mark.getValue()));
    }
    beginning = beginning.at(there.now().position());
    beginning.refuseUnlessAt(there);
    return beginning.all(stops(there)).all(displays(there));
  }

  private Beginning all(List<String> commands) {
    Beginning beginning = this;
    for (String command : commands) {
      Reply reply = shell.run(beginning.session, command, world);
      Transcript longer =
          beginning.transcript.ran(command, Style.plain(reply.text()), reply.failed());
      beginning =
          new Beginning(shell, world, reply.session(), longer, beginning.failed || reply.failed());
    }
    return beginning;
  }

  private Beginning at(Position position) {
    return session.now().position().equals(position) ? this : all(List.of("goto " + position));
  }

  /** With a mark, where its moment can be reached. */
  private Beginning marked(String name, Session there) {
    Beginning marked = at(there.now().position()).all(List.of("mark " + name));
    return !marked.failed && marked.session.isWhere(there) ? marked : this;
  }

  /** True if a session that goes on from here has forgotten something. */
  boolean forgets(Session there) {
    return there.canUndo() || there.marks().size() > session.marks().size();
  }

  private void refuseUnlessAt(Session there) {
    Experiment ahead = there.timeline().ahead().experiment();
    if (!session.timeline().ahead().experiment().equals(ahead)) {
      throw new UserError(
          "the program has been edited since it was loaded, which the recording would not know:"
              + " save mine.bp, load mine.bp, then record");
    }
    if (failed || !session.isWhere(there)) {
      throw new UserError(
          "no command leads from a fresh session to these values, since something was changed on"
              + " the way: restart, then record");
    }
  }

  private static void refuseCompany(Session session, Experiment ahead) {
    if (session.companion(LessonUnderWay.class).isPresent()) {
      throw new UserError(
          "a lesson is under way, whose beginning the recording would not know: lesson submit FILE.md"
              + " writes all that you have done in it");
    }
    if (session.hunt().filter(hunt -> hunt.isIn(ahead)).isPresent()) {
      throw new UserError(
          "a hunt is under way, whose beginning the recording would not know: load another program,"
              + " record, then hunt");
    }
  }

  private static void refuseElsewhere(Experiment ahead, World world) {
    boolean isShipped = BuiltInPrograms.named(ahead.title()).isPresent();
    if (!isShipped && !world.has(ahead.title())) {
      throw new UserError(
          "a replay reads only what lies beside it, not "
              + ahead.title()
              + ": go to its folder, load it from there, and record");
    }
  }

  /** What sets the settings of one program to those of another. */
  private static List<String> settings(Program from, Program to) {
    return to.settings().stream()
        .filter(one -> !from.setting(one.name()).map(Setting::text).equals(Optional.of(one.text())))
        .map(one -> set(from, one))
        .toList();
  }

  private static String set(Program from, Setting setting) {
    String word = from.setting(setting.name()).isPresent() ? "set " : "set new ";
    return word + setting.name() + " " + setting.text();
  }

  private static List<String> looks(Session from, Session to) {
    return Arrays.stream(Option.values())
        .filter(option -> !option.shown(from.look()).equals(option.shown(to.look())))
        .map(option -> "set " + option.word() + " " + option.shown(to.look()))
        .toList();
  }

  private static List<String> stops(Session there) {
    return there.stops().all().stream().map(Beginning::typed).toList();
  }

  private static List<String> displays(Session there) {
    return there.displays().stream()
        .map(shown -> "display " + Printer.print(shown.expr()))
        .toList();
  }

  private static String typed(Stop stop) {
    Trigger trigger = stop.trigger();
    String condition = stop.condition() == null ? "" : " if " + Printer.print(stop.condition());
    if (trigger instanceof Trigger.AtLine at) {
      return "break " + at.line() + condition;
    }
    if (trigger instanceof Trigger.Writes writes) {
      return "break " + writes.name() + condition;
    }
    return trigger instanceof Trigger.Stale ? "break stale" + condition : trigger + condition;
  }
}
