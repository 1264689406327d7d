package backstep.shell.command;

import backstep.insight.gradient.GradientCheck;
import backstep.insight.gradient.GradientLine;
import backstep.machine.Machine;
import backstep.notation.Nearest;
import backstep.notation.Program;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.GradientVerdicts;
import backstep.render.GradientView;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.HeldBack;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;

/** {@code gradcheck [NAME]}: the gradients against the slopes of the loss. */
public record GradCheck() implements Command {
  private static final String HUNTING =
      "in a hunt gradcheck says no more; diagnose does, as a reveal\n";

  @Override
  public Help help() {
    return Help.of(
            Group.EXPLAIN,
            "gradcheck",
            "gradcheck [PARAMETER | VALUE]",
            "check the gradients of this sample against the slopes of the loss",
            "gradcheck")
        .details(
            """
            Each dP is compared, cell by cell, with how loss changes with P; the cell with the largest error
            is shown. The sample is run whole and aside, from the parameters it began with. The slope is what
            the rules of differentiation give; a cell is called wrong only if small steps up and down
            (central differences) lead to that slope, too, and roundings cannot explain the error. The
            relative error is |a - b| / max(|a|, |b|). An error smaller than what small steps can tell,
            about 1e-9 of the slope, is missed. Where a gradient is wrong it says why: a value read after its
            update, or a wrong derivative; other is said of a line whose factor a later line makes up for.
            gradcheck Ws checks one gradient; gradcheck reported takes the slopes of another value, 1 x 1.
            In a hunt it says of each parameter whether its gradient is wrong, and no more.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.NAME;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Machine machine = session.timeline().here();
    Span span = arguments.here();
    String name = arguments.isEmpty() ? GradientCheck.LOSS : arguments.word("a name");
    arguments.end();
    boolean isGradient = isGradient(machine, name, span);
    String of = isGradient ? GradientCheck.LOSS : name;
    GradientCheck check = UserError.about(span, () -> GradientCheck.of(machine, session.now(), of));
    if (session.isHunting()) {
      return Reply.of(session, GradientVerdicts.text(check) + HUNTING);
    }
    if (session.isByHand()) {
      return Reply.of(session, byHand(check));
    }
    String only = isGradient ? name : null;
    return Reply.of(session.withReveal(), GradientView.draw(check, only, session.view(world)));
  }

  /** All that is said of a check where its mistake is to be found by hand. */
  static String byHand(GradientCheck check) {
    return GradientVerdicts.text(check) + HeldBack.LATER;
  }

  /**
   * True of a parameter or a layer, whose own gradient is meant; false of a value like the loss.
   */
  private static boolean isGradient(Machine machine, String name, Span span) {
    Program program = machine.experiment().program();
    if (!name.equals(GradientCheck.LOSS) && !program.writtenNames().contains(name)) {
      throw new UserError(
          "gradcheck takes a parameter or a value that a line writes, and '"
              + name
              + "' is neither"
              + Nearest.to(name, program.writtenNames())
                  .map(near -> ": did you mean '" + near + "'?")
                  .orElse(""),
          span);
    }
    boolean number = !program.writers(name).isEmpty() && machine.shape(name).isScalar();
    if (!program.isParameter(name) && (number || name.equals(GradientCheck.LOSS))) {
      return false;
    }
    if (program.writers(GradientLine.nameFor(name)).isEmpty()) {
      throw new UserError("no line of this program computes " + GradientLine.nameFor(name), span);
    }
    return true;
  }
}
