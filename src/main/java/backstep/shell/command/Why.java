package backstep.shell.command;

import backstep.insight.why.Explanation;
import backstep.machine.Machine;
import backstep.machine.Timeline;
import backstep.matrix.Shape;
import backstep.notation.Cell;
import backstep.notation.Expr;
import backstep.notation.Pick;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.View;
import backstep.render.WhyView;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.HeldBack;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.Travel;
import backstep.shell.World;

/** {@code why CELL}: how a value came about. */
public record Why() implements Command {
  private static final int USUAL_DEPTH = 3;
  private static final int DEEPEST = 100;

  @Override
  public Help help() {
    return Help.of(
            Group.EXPLAIN,
            "why",
            "why CELL [depth N]",
            "explain a value: its line, its formula with the numbers in it, and so on",
            "step; why dWs[3,0]")
        .details(
            """
            A cell is dWs[3,0], Z1[3] or, of what is 1 x 1, the name alone. Each name in a formula is explained in its
            turn, through N lines (3, if you do not say), down to the inputs and the parameters that the sample began
            with. v1 is the version: how often lines of the sample had written it. A stale read is marked, with the
            value that the forward pass read. For a 0 the first factor that is 0 is named, and for a parameter that a
            line has left as it was, why.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.EXPRESSION.then(
        Syntax.word("depth", "through so many lines").then(Completion.OTHER).optional());
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Expr expr = arguments.expressionUpTo("depth");
    Span span = arguments.here();
    int depth = arguments.takes("depth") ? arguments.count("a depth") : USUAL_DEPTH;
    arguments.end();
    if (depth > DEEPEST) {
      throw new UserError("a depth is at most " + DEEPEST, span);
    }
    Timeline timeline = session.timeline();
    Explanation why = backstep.insight.why.Why.of(timeline, cell(expr, timeline), depth);
    View view = session.view(world);
    boolean isHeldBack = session.isByHand();
    String text =
        isHeldBack
            ? WhyView.draw(why.unmarked(), timeline, view) + HeldBack.LATER
            : WhyView.draw(why, timeline, view);
    return Reply.of(
        why.isStale() && !isHeldBack ? session.withReveal() : session,
        text + Travel.past(timeline));
  }

  /** The one cell that an expression means. */
  private static Cell cell(Expr expr, Timeline timeline) {
    Machine machine = timeline.here();
    Expr of = expr instanceof Expr.Index index ? index.of() : expr;
    if (!(of instanceof Expr.Name name)) {
      throw new UserError(
          "why explains a value of the run, one cell of it, as in why "
              + example(machine)
              + "; this is an expression",
          expr.span());
    }
    machine.probe(expr);
    if (name.name().equals("line") || name.name().equals("epoch_loss")) {
      throw new UserError(
          "no line computes " + name.name() + "; why explains what lines compute", expr.span());
    }
    Shape shape = machine.shape(name.name(), timeline.now().step());
    if (expr instanceof Expr.Index index && isOne(index, shape)) {
      return new Cell(
          name.name(), index.row().start(shape.rows()), index.columns().start(shape.cols()), shape);
    }
    if (!shape.isScalar()) {
      throw new UserError(
          "why explains one cell, and "
              + name.name()
              + " is "
              + shape
              + ": why "
              + lastCell(name.name(), shape)
              + " would ask for the last",
          expr.span());
    }
    return new Cell(name.name(), 0, 0, shape);
  }

  private static boolean isOne(Expr.Index index, Shape shape) {
    Pick row = index.row();
    return row.count(shape.rows()) == 1 && index.columns().count(shape.cols()) == 1;
  }

  private static Cell lastCell(String name, Shape shape) {
    return new Cell(name, shape.rows() - 1, shape.cols() - 1, shape);
  }

  /** A cell that this program has. */
  private static Cell example(Machine machine) {
    String name = machine.experiment().program().line(1).target();
    return lastCell(name, machine.shape(name));
  }
}
