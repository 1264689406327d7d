package backstep.render;

import backstep.insight.why.Explanation;
import backstep.insight.why.Origin;
import backstep.insight.why.Outdated;
import backstep.machine.Step;
import backstep.machine.Timeline;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.notation.Cell;
import backstep.notation.Formula;
import backstep.notation.Printer;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An explanation as an indented text: a cell, its formula, and below it the cells in that. */
public final class WhyView {
  private static final int DEEPEST_INDENT = 24;
  private static final int HANGING = 4;

  private final StringBuilder text = new StringBuilder();
  private final Timeline timeline;
  private final View view;

  private WhyView(Timeline timeline, View view) {
    this.timeline = timeline;
    this.view = view;
  }

  /** The explanation of a cell of the state at hand. */
  public static String draw(Explanation root, Timeline timeline, View view) {
    WhyView drawn = new WhyView(timeline, view);
    if (root.origin() instanceof Origin.NotYet notYet) {
      return drawn.notYet(root.cell(), notYet);
    }
    drawn.draw(root, 0);
    return drawn.text.toString();
  }

  private String notYet(Cell cell, Origin.NotYet notYet) {
    return Prose.wrap(
        cell
            + " has not been computed yet in this "
            + stepWord()
            + ": line "
            + notYet.number()
            + " does that, "
            + notYet.line(),
        0,
        view.width());
  }

  /** A parameter that this sample has not changed, or nothing ever does. */
  private void whyNotWritten(Explanation root) {
    Program program = timeline.here().experiment().program();
    String name = root.cell().name();
    if (root.version() > 0 || !program.isParameter(name)) {
      return;
    }
    List<Integer> writers = program.writers(name);
    line(
        2,
        writers.isEmpty()
            ? "no line of the program writes " + name + ", so it stays as it is"
            : "in this "
                + stepWord()
                + " no line has written it yet: line "
                + writers.get(0)
                + " will, "
                + program.line(writers.get(0)));
  }

  private void draw(Explanation node, int indent) {
    boolean zero = node.value() == 0 && node.formula().isPresent();
    line(indent, head(node) + ", " + origin(node, indent > 0));
    node.outdated().ifPresent(outdated -> stale(outdated, indent + 2));
    if (indent == 0) {
      whyNotWritten(node);
    }
    if (node.formula().isEmpty()) {
      return;
    }
    formula(node, indent + 2);
    if (node.isUnchanged()) {
      line(indent + 2, unchanged(node));
    } else if (zero && !node.zero().isEmpty()) {
      line(indent + 2, "it is 0 " + ZeroText.because(node.zero(), view.numbers()));
    }
    operands(node.operands(), Math.min(DEEPEST_INDENT, indent + 2));
  }

  private void line(int indent, String sentence) {
    text.append(" ".repeat(indent))
        .append(Prose.wrap(sentence, indent + HANGING, view.width()).stripLeading());
  }

  private static String versioned(Explanation node) {
    boolean written =
        node.origin() instanceof Origin.Computed
            || node.origin() instanceof Origin.Initial
            || node.origin() instanceof Origin.ByHand;
    return written ? " v" + node.version() : "";
  }

  private String head(Explanation node) {
    return node.cell() + versioned(node) + " = " + number(node.value());
  }

  private String number(double value) {
    return view.inline(Matrix.scalar(value));
  }

  private String origin(Explanation node, boolean isOperand) {
    Origin origin = node.origin();
    if (origin instanceof Origin.Computed computed) {
      String statement = node.formula().isPresent() ? ": " + computed.line() : "";
      String above = node.repeated() ? ", explained above" : "";
      return "line " + computed.number() + when(computed, isOperand) + statement + above;
    }
    if (origin instanceof Origin.Initial initial) {
      return "its initial value, line p" + initial.number() + ": " + initial.line();
    }
    if (origin instanceof Origin.ByHand byHand) {
      return node.cell().name() + " was set by hand at " + byHand.position();
    }
    if (origin instanceof Origin.FromData data) {
      return fromData(data);
    }
    return origin instanceof Origin.FromSettings
        ? "a setting of the program"
        : "given by the machine";
  }

  private String stepWord() {
    return timeline.here().experiment().stepWord();
  }

  private String when(Origin.Computed computed, boolean isOperand) {
    if (computed.earlier()) {
      return " at " + computed.position() + ", in a " + stepWord() + " before";
    }
    return isOperand ? "" : " at " + computed.position();
  }

  private String fromData(Origin.FromData from) {
    DataSet data = timeline.here().experiment().data();
    boolean isOnly = data.sample(from.row()).d().shape().isScalar();
    return (from.isInput()
            ? "input " + data.inputs().get(from.place())
            : "target" + (isOnly ? "" : " " + data.output(from.place())))
        + ofRows(Stream.of(from));
  }

  private String ofRows(Stream<Origin.FromData> from) {
    Step rows = new Step(from.map(Origin.FromData::row).distinct().toList());
    return " of " + rows.named(timeline.here().experiment().rowWord());
  }

  private void stale(Outdated outdated, int indent) {
    String sentence =
        "STALE: line "
            + outdated.read().line()
            + " reads version "
            + outdated.read().version()
            + "; the forward pass read version "
            + outdated.read().forwardVersion()
            + ", "
            + number(outdated.forward())
            + ", in line "
            + outdated.read().forwardLine()
            + ", and line "
            + outdated.writer()
            + " has changed it since";
    Prose.wrap(sentence, indent, view.width())
        .lines()
        .forEach(part -> text.append(Style.WRONG.on(part)).append('\n'));
  }

  private void formula(Explanation node, int indent) {
    Formula formula = node.formula().orElseThrow();
    String cells =
        Printer.forReading(formula.cells(), formula.numbers(), view.numbers()::formatWhole);
    String numbers = Printer.forReading(formula.numbers(), view.numbers()::formatWhole);
    if (!cells.equals(Printer.print(((Origin.Computed) node.origin()).line().value()))) {
      line(indent, "= " + cells);
    }
    if (!numbers.equals(cells)) {
      line(indent, "= " + numbers);
    }
  }

  private String unchanged(Explanation node) {
    Origin.Computed computed = (Origin.Computed) node.origin();
    if (!Double.isFinite(node.value())) {
      return "it was " + number(node.value()) + " before line " + computed.number() + " already";
    }
    return "line "
        + computed.number()
        + " has left it as it was"
        + (node.zero().isEmpty()
            ? "; any change was lost in rounding"
            : ": " + ZeroText.isZero(node.zero(), view.numbers()));
  }

  /** The cells that are explained one by one, the others of a name together. */
  private void operands(List<Explanation> operands, int indent) {
    Map<String, List<Explanation>> byName = new LinkedHashMap<>();
    operands.forEach(
        one -> byName.computeIfAbsent(one.cell().name(), any -> new ArrayList<>()).add(one));
    for (List<Explanation> cells : byName.values()) {
      List<Explanation> rest = new ArrayList<>(cells);
      rest.removeIf(cell -> cell.formula().isPresent());
      boolean likewise = rest.size() < cells.size();
      cells.stream().filter(cell -> cell.formula().isPresent()).forEach(cell -> draw(cell, indent));
      if (rest.size() == 1) {
        draw(rest.get(0), indent);
      } else if (!rest.isEmpty()) {
        together(rest, likewise, indent);
      }
    }
  }

  private void together(List<Explanation> cells, boolean likewise, int indent) {
    Explanation first = cells.get(0);
    Explanation last = cells.get(cells.size() - 1);
    String which =
        first.cell() + (cells.size() == 2 ? " and " : " to ") + last.cell() + versioned(first);
    line(indent, which + ", " + (likewise ? "likewise" : origins(cells)));
    first.outdated().ifPresent(outdated -> stale(outdated, indent + 2));
  }

  private String origins(List<Explanation> cells) {
    Explanation first = cells.get(0);
    if (first.origin() instanceof Origin.FromData data) {
      Stream<Origin.FromData> all = cells.stream().map(cell -> (Origin.FromData) cell.origin());
      return (data.isInput() ? "inputs" : "targets") + ofRows(all);
    }
    return first.origin() instanceof Origin.Initial initial
        ? "initial values, line p" + initial.number() + ": " + initial.line()
        : origin(first, true);
  }
}
