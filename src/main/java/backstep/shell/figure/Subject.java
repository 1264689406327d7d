package backstep.shell.figure;

import backstep.insight.surface.Surface;
import backstep.machine.Machine;
import backstep.machine.Timeline;
import backstep.notation.Expr;
import backstep.notation.Parser;
import backstep.notation.Printer;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.picture.CurvePicture;
import backstep.picture.MapPicture;
import backstep.picture.MatrixPicture;
import backstep.picture.Picture;
import backstep.picture.SurfacePicture;
import backstep.picture.UnitsPicture;
import backstep.render.Chart;
import backstep.render.Headings;
import backstep.render.HeatView;
import backstep.render.Raster;
import backstep.render.SamplesView;
import backstep.render.SurfaceView;
import backstep.render.UnitsView;
import backstep.render.View;
import backstep.shell.Completion;
import backstep.shell.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What can be drawn of runs, in the words of {@code plot}. */
public sealed interface Subject {
  /** The word for what the question plots. */
  String LOSS = "loss";

  String EPOCH_LOSS = "epoch_loss";
  String SURFACE = "surface";
  String UNITS = "units";

  /** What is drawn over the inputs, unless another expression is named. */
  String ANSWER = "y";

  /**
   * How it is written.
   *
   * @param map what can stand behind the word surface
   */
  static Syntax syntax(Syntax map) {
    Syntax more = Completion.EXPRESSION.optional();
    return Syntax.word(LOSS, "the loss over the epochs")
        .then(more)
        .or(Syntax.word(SURFACE, "y, or another number, over the inputs").then(map).then(more))
        .or(Syntax.word(UNITS, "where the hidden units turn on"))
        .or(Completion.EXPRESSION);
  }

  /**
   * Reads what is to be drawn; nothing stands for the loss.
   *
   * @param span where it begins
   */
  static Subject of(String typed, Span span) {
    String first = typed.split("\\s", 2)[0];
    String rest = typed.substring(first.length()).strip();
    return switch (first) {
      case SURFACE -> AnswerSurface.of(rest);
      case UNITS -> units(rest, span);
      default -> new Numbers(expressions(typed.isEmpty() ? LOSS : typed));
    };
  }

  private static Subject units(String rest, Span span) {
    if (!rest.isEmpty()) {
      throw new UserError(
          "plot units draws all units of the first hidden layer, and takes nothing but --with",
          span);
    }
    return new Units();
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
        expressions.add(expression(typed.substring(from, i).strip()));
        from = i + 1;
      }
    }
    return expressions;
  }

  private static Expr expression(String typed) {
    return Parser.expression(Source.typed(typed.equals(LOSS) ? EPOCH_LOSS : typed));
  }

  /** The drawing for a terminal. */
  String text(Runs runs, View view);

  /** The drawing for a file. */
  Picture picture(Runs runs);

  /** Values over the epochs, or one matrix as it is now. */
  record Numbers(List<Expr> values) implements Subject {
    @Override
    public String text(Runs runs, View view) {
      return isMatrix(runs)
          ? runs.all().stream().map(run -> map(run, view)).collect(Collectors.joining())
          : Chart.text(curves(runs), view);
    }

    @Override
    public Picture picture(Runs runs) {
      return isMatrix(runs)
          ? MatrixPicture.of(runs.all().stream().map(this::named).toList())
          : CurvePicture.of(title(runs), curves(runs));
    }

    private String map(Runs.Run run, View view) {
      Expr expr = values.get(0);
      Headings headings = new Headings(run.machine(), run.state());
      return HeatView.text(expr, run.value(expr), run.title(), headings, view);
    }

    private MatrixPicture.Named named(Runs.Run run) {
      Expr expr = values.get(0);
      return new MatrixPicture.Named(Printer.print(expr) + " of " + run.title(), run.value(expr));
    }

    private String title(Runs runs) {
      String what = values.stream().map(Printer::print).collect(Collectors.joining(", "));
      return what + " of " + String.join(" and ", runs.titles());
    }

    private boolean isMatrix(Runs runs) {
      return values.size() == 1 && !runs.own().value(values.get(0)).shape().isScalar();
    }

    private List<Chart.Curve> curves(Runs runs) {
      Timeline timeline = runs.timeline();
      List<Integer> ends = Curves.ends(timeline);
      List<Chart.Curve> curves = new ArrayList<>();
      values.forEach(value -> curves.add(Curves.own(timeline, value, ends, runs.world())));
      runs.other()
          .ifPresent(
              other -> values.forEach(v -> curves.add(Curves.other(other, v, ends, runs.world()))));
      return curves;
    }
  }

  /**
   * A number over the first two inputs.
   *
   * @param flat true for a map also in a file
   */
  record AnswerSurface(Expr expr, boolean flat) implements Subject {
    /** The question's surface is as fine as this. */
    private static final int PLACES = 20;

    /** Odd, so that a place is in the middle. */
    private static final int FINE = 61;

    static final String MAP = "--map";

    private static AnswerSurface of(String typed) {
      boolean flat = typed.startsWith(MAP);
      String expr = flat ? typed.substring(MAP.length()).strip() : typed;
      return new AnswerSurface(
          Parser.expression(Source.typed(expr.isEmpty() ? ANSWER : expr)), flat);
    }

    @Override
    public String text(Runs runs, View view) {
      if (runs.areOverOneInput()) {
        return new Lines(expr, false).text(runs, view);
      }
      Raster raster = SurfaceView.raster(view, runs.count());
      return SurfaceView.text(panels(runs, raster.width(), raster.height()), view)
          + SamplesView.drawn(runs.timeline().here().experiment().program(), view);
    }

    @Override
    public Picture picture(Runs runs) {
      if (runs.areOverOneInput()) {
        return new Lines(expr, false).picture(runs);
      }
      return flat
          ? MapPicture.of(panels(runs, FINE, FINE))
          : SurfacePicture.of(panels(runs, PLACES, PLACES));
    }

    private List<SurfaceView.Panel> panels(Runs runs, int columns, int rows) {
      return runs.all().stream().map(run -> panel(run, columns, rows)).toList();
    }

    private SurfaceView.Panel panel(Runs.Run run, int columns, int rows) {
      Machine machine = run.machine();
      Surface surface = Surface.of(machine, run.state(), expr, columns, rows);
      return new SurfaceView.Panel(run.title(), surface, machine.experiment().data());
    }
  }

  /** Where the units of the first hidden layer turn on. */
  record Units() implements Subject {
    @Override
    public String text(Runs runs, View view) {
      if (runs.areOverOneInput()) {
        return new Lines(expression(ANSWER), true).text(runs, view);
      }
      Raster raster = UnitsView.raster(view, runs.count());
      return UnitsView.text(panels(runs, raster.width(), raster.height()), view);
    }

    @Override
    public Picture picture(Runs runs) {
      return runs.areOverOneInput()
          ? new Lines(expression(ANSWER), true).picture(runs)
          : UnitsPicture.of(panels(runs, AnswerSurface.FINE, AnswerSurface.FINE));
    }

    private List<UnitsView.Panel> panels(Runs runs, int columns, int rows) {
      return runs.all().stream().map(run -> panel(run, columns, rows)).toList();
    }

    private UnitsView.Panel panel(Runs.Run run, int columns, int rows) {
      Machine machine = run.machine();
      List<Surface> units = Surface.ofUnits(machine, run.state(), columns, rows);
      return new UnitsView.Panel(run.title(), units, machine.experiment().data());
    }
  }
}
