package backstep.shell.command;

import backstep.insight.diagnosis.Diagnosis;
import backstep.insight.diagnosis.Symptom;
import backstep.insight.gradient.Fault;
import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.UserError;
import backstep.render.Prose;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Edit;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Hunt;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code hunt [--rows] [SEED]}: plants a bug unseen, and says how the hunt for it stands. */
public record HuntBug() implements Command {
  /** What is kept between runs: the hunt that is open. */
  private static final String FILE = "hunt.txt";

  private static final Pattern OPEN = Pattern.compile("hunt (--rows )?[1-9]\\d{0,8}");

  /** The mark of what was there before the hunt. */
  private static final String OWN = "own";

  /** After so many epochs from the beginning every gradient must be right. */
  private static final List<Integer> LOOKED_AT = List.of(0, 10, 100, 1000);

  private static final int SOME_STEPS = 2;

  @Override
  public Help help() {
    return Help.of(
            Group.EXPLAIN,
            "hunt",
            "hunt [--rows] [SEED]",
            "find a bug that has been planted unseen",
            "hunt 1")
        .details(
            """
            It is in the backward pass or the updates; with --rows in a step of several samples, each a row, and
            anywhere in it. Use everything; accuse LINE says which line it is; then
            mend it with edit or move, until gradcheck passes on every sample, also after some epochs: hunt says
            whether it does. Looks are counted, time is not: a look is a command of the groups look and explain.
            A look that answers by itself, with the right lines or with what to try, is also a reveal: derive,
            compare, diagnose and bugs NAME; and so is what shows a stale read: reads, why and break stale.
            Without a seed: how the hunt stands, or the next one of its kind.
            """);
  }

  /** The hunt that was open when somebody was here last, in a line; empty if none was. */
  public static String leftOpen(World world) {
    String hunt = "hunt " + world.recall(FILE).strip();
    return OPEN.matcher(hunt).matches() ? hunt + " is open: " + hunt + " begins it again\n" : "";
  }

  @Override
  public boolean isLook() {
    return false;
  }

  @Override
  public Syntax syntax() {
    return Syntax.word(Hunt.ROWS, "in a step of several samples, each a row").optional();
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.isEmpty()) {
      boolean isOn = session.hunt().filter(hunt -> !hunt.over()).isPresent();
      return isOn
          ? judge(session, underWay(session), world)
          : begin(session, session.hunt().map(Hunt::next).orElse(Hunt.of(false, 1)), world);
    }
    boolean rows = arguments.takes(Hunt.ROWS);
    int seed = rows && arguments.isEmpty() ? 1 : arguments.count("a seed");
    arguments.end();
    return begin(session, Hunt.of(rows, seed), world);
  }

  private static Reply begin(Session session, Hunt hunt, World world) {
    Experiment before = session.timeline().ahead().experiment();
    boolean isOwn = session.hunt().filter(one -> one.isIn(before)).isEmpty();
    Session kept = isOwn ? session.withMark(OWN) : session;
    world.keep(FILE, hunt.which() + "\n");
    String told =
        hunt.title()
            + """
            : one mistake is planted %s
            this program; list shows it, gradcheck tests it; accuse LINE once you know where
            """
                .formatted(hunt.rows() ? "somewhere in" : "in the backward pass or the updates of");
    return Edit.onto(kept.withHunt(hunt), session.timeline().beginAnother(hunt.experiment()), told);
  }

  /** How a hunt stands, which may end it. */
  private static Reply judge(Session session, Hunt hunt, World world) {
    if (!hunt.found()) {
      return Reply.of(session, tally(hunt) + "the line is not found yet: accuse LINE\n");
    }
    Optional<String> fault = fault(session.timeline(), hunt);
    if (fault.isPresent()) {
      return Reply.of(session, tally(hunt) + "found, and not mended yet: " + fault.get() + "\n");
    }
    world.keep(FILE, "");
    return Reply.of(
        session.withHunt(hunt.ended()),
        tally(hunt)
            + "found and mended: gradcheck passes on every "
            + session.timeline().ahead().experiment().stepWord()
            + "\n"
            + "goto own leads back to what you had before; hunt begins the next one\n");
  }

  private static Optional<String> fault(Timeline timeline, Hunt hunt) {
    Machine machine = timeline.ahead();
    if (!forward(machine.experiment().program()).equals(forward(hunt.bug().right().program()))) {
      return Optional.of("the forward pass is not that of the right program");
    }
    return Fault.find(machine, states(machine, timeline.ready().now()))
        .map(fault -> sentence(fault, machine.experiment()))
        .or(() -> neverSetBack(machine));
  }

  /** What no gradient of a single step shows, once there is something to set back. */
  private static Optional<String> neverSetBack(Machine machine) {
    Timeline begun = Timeline.begin(machine.experiment());
    long later = (long) SOME_STEPS * machine.clock().ticksPerStep();
    return Diagnosis.of(begun.goTo(later, Listener.NONE)).findings().stream()
        .filter(finding -> finding.symptom() == Symptom.NEVER_SET_BACK)
        .map(finding -> "line " + finding.line() + " never sets back what it adds up")
        .findFirst();
  }

  /** Here and along a run: with all units on, a derivative left out makes no difference. */
  private static List<State> states(Machine machine, State now) {
    long epoch = machine.clock().ticksPerEpoch();
    State start = machine.start();
    return Stream.concat(
            Stream.of(now), LOOKED_AT.stream().map(count -> machine.after(start, count * epoch)))
        .toList();
  }

  private static List<String> forward(Program program) {
    return program.forward().map(Line::toString).toList();
  }

  private static String sentence(Fault fault, Experiment experiment) {
    return switch (fault.kind()) {
      case WRONG_GRADIENT ->
          "the gradient of "
              + fault.name()
              + " is wrong"
              + (experiment.isBatched() ? "" : " on " + experiment.rowWord() + " " + fault.row());
      case NO_GRADIENT -> "no line computes the gradient of " + fault.name();
      case NO_UPDATE -> "no line updates " + fault.name();
    };
  }

  /** The hunt that goes through the program at hand. */
  static Hunt underWay(Session session) {
    Hunt hunt =
        session
            .hunt()
            .orElseThrow(() -> new UserError("there is no hunt under way; hunt begins one"));
    if (!hunt.isIn(session.timeline().ahead().experiment())) {
      throw new UserError(
          "this is not the program of "
              + hunt.title()
              + "; undo leads back to it, and "
              + hunt.title()
              + " begins it again");
    }
    return hunt;
  }

  /** How much it has taken so far. */
  static String tally(Hunt hunt) {
    return hunt.title()
        + ": "
        + Prose.counted(hunt.looks(), "look")
        + ", "
        + Prose.counted(hunt.accusations(), "accusation")
        + (hunt.reveals() == 0 ? "" : ", " + Prose.counted(hunt.reveals(), "reveal"))
        + "\n";
  }
}
