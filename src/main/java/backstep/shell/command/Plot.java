package backstep.shell.command;

import backstep.machine.Machine;
import backstep.machine.Position;
import backstep.machine.Probe;
import backstep.machine.Progress;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.Parser;
import backstep.notation.Printer;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Chart;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** {@code plot loss}: curves over the epochs. */
public record Plot() implements Command {
  private static final String WITH = "--with";

  /** Fewer would show a loss that jumps back and forth as one that does not. */
  private static final int MOST = 4000;

  /** The word for what the question plots. */
  private static final String LOSS = "loss";

  private static final String EPOCH_LOSS = "epoch_loss";

  @Override
  public Help help() {
    return Help.of(
            Group.LOOK,
            "plot",
            "plot loss | EXPRESSION, ... [--with PROGRAM]",
            "draw how values went over the epochs, up to now",
            "run 200; plot loss")
        .details(
            """
            plot loss draws epoch_loss, plot max(abs(Z1)), norm(Ws) any values at the ends of epochs; --with
            fixed-relu draws those of another program, too, over as many epochs from its own beginning. Where
            values span more than three decades the scale is logarithmic. With set borders box the curves are
            drawn finer.
            """);
  }

  @Override
  public List<Completion> completions() {
    return List.of(Completion.NAME);
  }

  @Override
  public List<String> words() {
    return List.of(LOSS, WITH);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    if (arguments.isEmpty()) {
      throw new UserError("what is to be drawn is missing; the usage is: " + help().usage(), span);
    }
    String typed = arguments.rest();
    int with = typed.indexOf(WITH);
    String shown = with < 0 ? typed : typed.substring(0, with);
    List<Expr> values = expressions(shown.isBlank() ? LOSS : shown);
    List<Integer> ends = ends(session.timeline());
    List<Chart.Curve> curves = new ArrayList<>();
    values.forEach(value -> curves.add(own(session.timeline(), value, ends, world)));
    if (with >= 0) {
      String name = typed.substring(with + WITH.length()).strip();
      Span place = new Span(span.source(), span.start() + with);
      Experiment other = UserError.about(place, () -> Programs.load(name, world));
      values.forEach(value -> curves.add(other(other, value, ends, world)));
    }
    return Reply.of(session, Chart.text(curves, session.view(world)));
  }

  /** The epochs that have ended; some of them, spread evenly, where they are very many. */
  private static List<Integer> ends(Timeline timeline) {
    int size = timeline.here().experiment().data().size();
    Position now = timeline.now().position();
    int epochs = (int) ((now.samplesBefore(size) + (now.atEnd() ? 1 : 0)) / size);
    if (epochs < 2) {
      throw new UserError("there are not two epochs yet to draw; run 100 goes on");
    }
    int step = (epochs + MOST - 1) / MOST;
    List<Integer> ends = new ArrayList<>();
    for (int end = 0; end < epochs - 1; end += step) {
      ends.add(end);
    }
    ends.add(epochs - 1);
    return ends;
  }

  /** The expressions between commas that stand in no brackets. */
  private static List<Expr> expressions(String typed) {
    List<Expr> expressions = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= typed.length(); i++) {
      char c = i < typed.length() ? typed.charAt(i) : ',';
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && (depth == 0 || i == typed.length())) {
        String part = typed.substring(from, i).strip();
        expressions.add(Parser.expression(Source.typed(part.equals(LOSS) ? EPOCH_LOSS : part)));
        from = i + 1;
      }
    }
    return expressions;
  }

  private static Chart.Curve curve(
      String name, List<Integer> ends, World world, IntFunction<Double> value) {
    double[] epochs = new double[ends.size()];
    double[] values = new double[ends.size()];
    for (int i = 0; i < epochs.length; i++) {
      world.progress("at epoch " + ends.get(i));
      if (world.isCancelled()) {
        throw new UserError("interrupted at epoch " + ends.get(i));
      }
      epochs[i] = ends.get(i);
      values[i] = value.apply(ends.get(i));
    }
    return new Chart.Curve(name, epochs, values);
  }

  /** The curve of a value in this run. */
  private static Chart.Curve own(Timeline timeline, Expr expr, List<Integer> ends, World world) {
    int last = timeline.here().experiment().data().size() - 1;
    return curve(
        Printer.print(expr),
        ends,
        world,
        epoch -> {
          Position end = new Position(epoch, last, Position.END);
          Timeline then = timeline.goTo(timeline.timeOf(end), Progress.NONE);
          return number(expr, then.here().probe(expr).value(then.now()));
        });
  }

  private static double number(Expr expr, Matrix value) {
    if (!value.shape().isScalar()) {
      String name = Printer.print(expr);
      throw new UserError(
          "a curve is drawn of one number, and "
              + name
              + " is "
              + value.shape()
              + ": plot max(abs("
              + name
              + ")), or one of its cells",
          expr.span());
    }
    return value.scalar();
  }

  /** The same over as many epochs of another program, from its beginning. */
  private static Chart.Curve other(Experiment other, Expr expr, List<Integer> ends, World world) {
    Machine machine = new Machine(other);
    Probe probe = machine.probe(expr);
    long epoch = (long) machine.ticksPerSample() * other.data().size();
    State[] state = {machine.start()};
    long[] ran = {0};
    return curve(
        Printer.print(expr) + " of " + other.title(),
        ends,
        world,
        end -> {
          long time = (end + 1L) * epoch - 1;
          state[0] = machine.after(state[0], time - ran[0]);
          ran[0] = time;
          return number(expr, probe.value(state[0]));
        });
  }
}
