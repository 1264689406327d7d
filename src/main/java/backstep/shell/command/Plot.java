package backstep.shell.command;

import backstep.insight.Surface;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.Parser;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Chart;
import backstep.render.HeatView;
import backstep.render.Raster;
import backstep.render.SurfaceView;
import backstep.render.UnitsView;
import backstep.render.View;
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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code plot}: curves over the epochs, the answers over the inputs, a matrix, the hidden units.
 */
public record Plot() implements Command {
  private static final String WITH = "--with";

  /** The word for what the question plots. */
  private static final String LOSS = "loss";

  private static final String EPOCH_LOSS = "epoch_loss";
  private static final String SURFACE = "surface";
  private static final String UNITS = "units";

  @Override
  public Help help() {
    return Help.of(
            Group.LOOK,
            "plot",
            "plot loss | EXPRESSION, ... | surface [EXPRESSION] | units  [--with PROGRAM]",
            "draw curves, a matrix, the answers over the inputs, the hidden units",
            "run 200; plot loss")
        .details(
            """
            plot loss draws epoch_loss, plot max(abs(Z1)), norm(Ws) any values at the ends of epochs, over all
            epochs up to now; where values span more than three decades the scale is logarithmic. plot Ws draws a
            matrix as it is now, by sign and size of its cells. plot surface draws y, or another number, over the
            first two inputs, the others at their mean over the data; plot units draws where each unit of the first
            hidden layer turns on or off there. --with fixed-relu draws another program, too, after as many samples
            from its own beginning. Pictures are as large and as colourful as the window lets them be.
            """);
  }

  @Override
  public List<Completion> completions() {
    return List.of(Completion.NAME);
  }

  @Override
  public List<String> words() {
    return List.of(LOSS, SURFACE, UNITS, WITH);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    if (arguments.isEmpty()) {
      throw new UserError("what is to be drawn is missing; the usage is: " + help().usage(), span);
    }
    String first = arguments.peek();
    String typed = arguments.rest();
    int with = typed.indexOf(WITH);
    String shown = (with < 0 ? typed : typed.substring(0, with)).strip();
    Optional<Experiment> other =
        with < 0
            ? Optional.empty()
            : Optional.of(
                other(
                    typed.substring(with + WITH.length()).strip(),
                    new Span(span.source(), span.start() + with),
                    world));
    Picture picture = new Picture(session, other, world);
    String text =
        switch (first) {
          case SURFACE -> picture.surface(shown.substring(SURFACE.length()).strip());
          case UNITS -> picture.units(shown, span);
          default -> picture.values(expressions(shown.isEmpty() ? LOSS : shown));
        };
    return Reply.of(session, text);
  }

  private static Experiment other(String name, Span place, World world) {
    return UserError.about(place, () -> Programs.load(name, world));
  }

  /** What is drawn, and of what. */
  private record Picture(Session session, Optional<Experiment> other, World world) {
    private String values(List<Expr> values) {
      Timeline timeline = session.timeline();
      if (values.size() == 1 && isMatrix(values.get(0))) {
        return runs().stream()
            .map(run -> run.heat(values.get(0), session.view(world)))
            .collect(Collectors.joining());
      }
      List<Integer> ends = Curves.ends(timeline);
      List<Chart.Curve> curves = new ArrayList<>();
      values.forEach(value -> curves.add(Curves.own(timeline, value, ends, world)));
      other.ifPresent(
          program -> values.forEach(v -> curves.add(Curves.other(program, v, ends, world))));
      return Chart.text(curves, session.view(world));
    }

    private boolean isMatrix(Expr expr) {
      Timeline timeline = session.timeline();
      return !timeline.here().probe(expr).value(timeline.now()).shape().isScalar();
    }

    private String surface(String typed) {
      Expr expr = Parser.expression(Source.typed(typed.isEmpty() ? "y" : typed));
      List<SurfaceView.Panel> panels = new ArrayList<>();
      View view = session.view(world);
      Raster raster = SurfaceView.raster(view, runs().size());
      runs().forEach(run -> panels.add(run.surface(expr, raster)));
      return SurfaceView.text(panels, view);
    }

    private String units(String shown, Span span) {
      if (!shown.equals(UNITS)) {
        throw new UserError(
            "plot units draws all units of the first hidden layer, and takes nothing but --with",
            span);
      }
      List<UnitsView.Panel> panels = new ArrayList<>();
      View view = session.view(world);
      Raster raster = UnitsView.raster(view, runs().size());
      runs().forEach(run -> panels.add(run.units(raster)));
      return UnitsView.text(panels, view);
    }

    /** This run, and the other program after as many samples. */
    private List<Run> runs() {
      Timeline timeline = session.timeline();
      List<Run> runs = new ArrayList<>();
      runs.add(new Run(timeline.here(), timeline.now()));
      other.ifPresent(program -> runs.add(Run.of(program, Curves.samples(timeline))));
      return runs;
    }
  }

  /** A state of a program. */
  private record Run(Machine machine, State state) {
    private static Run of(Experiment experiment, long samples) {
      Machine machine = new Machine(experiment);
      long ticks = Math.max(0, samples * machine.ticksPerSample() - 1);
      return new Run(machine, machine.after(machine.start(), ticks));
    }

    private String title() {
      return machine.experiment().title();
    }

    private String heat(Expr expr, View view) {
      return HeatView.text(expr, machine.probe(expr).value(state), machine, view);
    }

    private SurfaceView.Panel surface(Expr expr, Raster raster) {
      Surface surface = Surface.of(machine, state, expr, raster.width(), raster.height());
      return new SurfaceView.Panel(title(), surface, machine.experiment().data());
    }

    private UnitsView.Panel units(Raster raster) {
      List<Surface> units = Surface.ofUnits(machine, state, raster.width(), raster.height());
      return new UnitsView.Panel(title(), units, machine.experiment().data());
    }
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
}
