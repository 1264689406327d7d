package backstep.render;

import backstep.insight.gradient.CheckedCell;
import backstep.insight.gradient.CheckedGradient;
import backstep.insight.gradient.GradientCause;
import backstep.insight.gradient.GradientCheck;
import backstep.insight.gradient.GradientLine;
import backstep.matrix.Decimals;
import backstep.matrix.Shape;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.StaleRead;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A gradient check: a row for each gradient, and what is wrong with them. */
public final class GradientView {
  private static final String WRONG = "wrong";

  private final GradientCheck check;
  private final Program program;
  private final List<CheckedGradient> shown;
  private final View view;
  private final boolean isMadeUpFor;
  private final StringBuilder text = new StringBuilder();

  private GradientView(GradientCheck check, String only, View view) {
    this.check = check;
    this.program = check.machine().experiment().program();
    this.view = view;
    this.isMadeUpFor = check.isMadeUpFor();
    this.shown =
        check.gradients().stream()
            .filter(gradient -> only == null || gradient.gradient().of().equals(only))
            .toList();
  }

  /**
   * Draws it.
   *
   * @param only the value whose gradient alone is shown, or null
   */
  public static String draw(GradientCheck check, String only, View view) {
    return new GradientView(check, only, view).draw();
  }

  private String draw() {
    text.append(PositionView.place(check.machine().experiment(), check.begun()))
        .append(" · ")
        .append(check.of())
        .append(" = ")
        .append(number(check.value()))
        .append("\n");
    if (!Double.isFinite(check.value())) {
      say(
          "Nothing can be checked in this "
              + stepWord()
              + ": "
              + check.of()
              + " is not a finite number.");
      return text.toString();
    }
    if (!shown.isEmpty()) {
      text.append(table());
    }
    unchecked();
    without();
    verdict();
    return text.toString();
  }

  private void say(String sentence) {
    text.append(Prose.wrap(sentence, 0, view.width()));
  }

  private String number(double value) {
    return view.numbers().format(value);
  }

  private String table() {
    List<CheckedCell> worst = shown.stream().map(g -> g.worst().orElse(null)).toList();
    Table table =
        new Table(2)
            .numbers("line", cells(g -> Integer.toString(g.gradient().line())))
            .text("worst cell", cells(this::place))
            .numbers("computed", of(worst, cell -> compared(cell).get(0)))
            .numbers("slope", of(worst, cell -> compared(cell).get(1)))
            .numbers("error", of(worst, cell -> number(cell.error())))
            .numbers("relative", worst.stream().map(this::relative).toList());
    return table.add(new Table.Column("verdict", false, cells(this::verdict), styles())).draw(view);
  }

  private List<String> cells(Function<CheckedGradient, String> cell) {
    return shown.stream().map(cell).toList();
  }

  private static List<String> of(List<CheckedCell> cells, Function<CheckedCell, String> text) {
    return cells.stream().map(cell -> cell == null ? "" : text.apply(cell)).toList();
  }

  private List<String> compared(CheckedCell cell) {
    return view.numbers().compared(cell.computed(), cell.slope(), this::number);
  }

  private List<Style> styles() {
    List<Style> styles = new ArrayList<>();
    shown.forEach(gradient -> styles.add(verdict(gradient).equals(WRONG) ? Style.WRONG : null));
    return styles;
  }

  /** The error as a share of the cell, where the cell is large enough to say. */
  private String relative(CheckedCell cell) {
    return cell == null || !cell.isResolved() ? "" : number(cell.relativeError());
  }

  private String verdict(CheckedGradient gradient) {
    return verdict(check, gradient);
  }

  static String verdict(GradientCheck check, CheckedGradient gradient) {
    if (check.isMultiple(gradient)) {
      return check.isUsual(gradient) ? "right" : "other";
    }
    return gradient.isWrong()
        ? (check.isMadeUpFor() ? "other" : WRONG)
        : gradient.isUnchecked() ? "unchecked" : "right";
  }

  /** {@code dWs[3,0]}. */
  private String place(CheckedGradient gradient) {
    String name = gradient.gradient().name();
    return gradient
        .worst()
        .map(cell -> name + place(gradient.expected(), cell.row() + "", cell.col() + ""))
        .orElse(name);
  }

  private static String place(Shape shape, String row, String col) {
    if (shape.isScalar()) {
      return "";
    }
    return "[" + row + (shape.cols() == 1 ? "" : "," + col) + "]";
  }

  private void unchecked() {
    cellsThat(
        CheckedCell.Status.KINK, "a step away a relu, a comparison or a max goes another way");
    cellsThat(CheckedCell.Status.NOT_FINITE, "a step away " + check.of() + " is not finite");
    cellsThat(CheckedCell.Status.BLURRED, "rounding could hide an error as large as the gradient");
    cellsThat(
        CheckedCell.Status.DISPUTED,
        "the rules of differentiation and a small step do not lead to one slope");
    cellsThat(CheckedCell.Status.CANCELS, "the slope is 0 here, since its terms cancel");
    for (CheckedGradient gradient : shown) {
      if (gradient.isMisshapen()) {
        GradientLine of = gradient.gradient();
        say(
            of.name()
                + " is "
                + gradient.computed()
                + " and "
                + of.of()
                + " is "
                + gradient.expected()
                + ".");
      }
    }
    if (check.oneIn() > 1) {
      say("The network is large: of the cells one in " + check.oneIn() + " was looked at.");
    }
  }

  private void cellsThat(CheckedCell.Status status, String why) {
    String which =
        shown.stream()
            .filter(gradient -> gradient.count(status) > 0)
            .map(gradient -> gradient.gradient().name() + " (" + share(gradient, status) + ")")
            .collect(Collectors.joining(", "));
    if (!which.isEmpty()) {
      say("Not checkable here: cells of " + which + ": " + why + ".");
    }
  }

  private static String share(CheckedGradient gradient, CheckedCell.Status status) {
    return gradient.count(status) + " of " + gradient.cells().size();
  }

  private void without() {
    if (!check.without().isEmpty() && shown.size() == check.gradients().size()) {
      String names =
          check.without().stream().map(GradientLine::nameFor).collect(Collectors.joining(", "));
      boolean isOne = check.without().size() == 1;
      say(
          "No line writes "
              + names
              + (isOne ? ", the gradient of " : ", the gradients of ")
              + String.join(", ", check.without())
              + ".");
    }
  }

  private void verdict() {
    List<CheckedGradient> told =
        shown.stream().filter(g -> !g.isUnchecked() && !g.isMisshapen()).toList();
    List<CheckedGradient> multiples = shown.stream().filter(check::isMultiple).toList();
    if (isMadeUpFor) {
      shown.stream().filter(CheckedGradient::isWrong).forEach(this::other);
      if (check.movesDown()) {
        say("Every parameter moves down its slope: what follows makes up for that.");
      }
      movedWrongly();
    } else if (shown.stream().anyMatch(gradient -> verdict(gradient).equals(WRONG))) {
      text.append("\n");
      cause(GradientCause.of(check, shown));
    } else if (!multiples.isEmpty()) {
      multiples.forEach(this::other);
      if (multiples.size() < told.size()) {
        say("Every other gradient is the slope.");
      }
      if (check.movesDown()) {
        say("Every parameter moves down its slope.");
      }
      movedWrongly();
    } else if (!told.isEmpty()) {
      say(
          shown.size() == 1
              ? shown.get(0).gradient().name() + " is the slope of " + check.of() + "."
              : "Every gradient"
                  + (told.size() < shown.size() ? " that could be checked" : "")
                  + " is the slope of "
                  + check.of()
                  + ".");
      movedWrongly();
    }
  }

  /** Right gradients may be used wrongly. */
  private void movedWrongly() {
    List<String> moved = check.movedWrongly();
    if (!moved.isEmpty() && shown.size() == check.gradients().size()) {
      say(
          "But "
              + String.join(", ", moved)
              + (moved.size() == 1 ? " does" : " do")
              + " not move down that slope: diagnose says how.");
    }
    if (shown.size() == check.gradients().size()) {
      MissingText.untold(check.untold()).forEach(why -> say("Cannot tell " + why + "."));
    }
  }

  /** What a gradient is, where it is not the slope of the value it is named after. */
  private void other(CheckedGradient gradient) {
    GradientLine line = gradient.gradient();
    String times = gradient.factor().isPresent() ? "is " + times(gradient) + " times" : "is not";
    say(line.name() + " " + times + " the slope of " + check.of() + " by " + line.of() + ".");
  }

  /** By its name where it is how many samples the step has. */
  private String times(CheckedGradient gradient) {
    double factor = gradient.factor().orElseThrow();
    boolean isSamples = check.isMultiple(gradient) && check.isUsual(gradient);
    return isSamples && Math.abs(factor) > 1.5 ? (factor < 0 ? "-m" : "m") : number(factor);
  }

  private void cause(GradientCause cause) {
    if (cause.areSlopesOfLoss()) {
      otherValue(cause.wrongStill().get(0));
      return;
    }
    if (!cause.staleReads().isEmpty()) {
      stale(cause);
    }
    if (!cause.wrongStill().isEmpty()) {
      derivative(cause);
    }
  }

  private void otherValue(CheckedGradient first) {
    GradientLine gradient = first.gradient();
    say(
        gradient.name()
            + " in line "
            + gradient.line()
            + ", "
            + program.line(gradient.line())
            + ", is the slope of "
            + lastLine(GradientCheck.LOSS)
            + ", and not of "
            + lastLine(check.of())
            + (first.factor().isPresent()
                ? ": it is " + number(first.factor().getAsDouble()) + " times that."
                : "."));
  }

  /** The statement that completes a value. */
  private String lastLine(String name) {
    List<Integer> writers = program.writers(name);
    return program.line(writers.get(writers.size() - 1)).toString();
  }

  private void stale(GradientCause cause) {
    say("A value is read after its update; the loss was computed before:");
    for (StaleRead read : cause.staleReads()) {
      text.append(Prose.wrap(read.sentence(program), 2, view.width()));
    }
    say(
        "With all updates at the end of the "
            + stepWord()
            + " "
            + (cause.wrongStill().isEmpty() ? "every gradient is right." : "this error is gone."));
    cause.effects().forEach(this::effect);
    if (cause.effects().stream().anyMatch(effect -> effect.halved().isPresent())) {
      say("It shrinks with alpha; the error of a wrong derivative would not.");
    }
  }

  private String stepWord() {
    return check.machine().experiment().stepWord();
  }

  private void effect(GradientCause.Effect effect) {
    String name = effect.gradient().name();
    Shape shape = check.machine().shape(name, check.begun().step());
    String formula =
        effect
            .cell()
            .map(cell -> "error of " + name + place(shape, "j", "k") + " = " + cell)
            .or(() -> effect.formula().map(f -> "error of " + name + " = " + Printer.print(f)))
            .orElse("");
    if (!formula.isEmpty()) {
      text.append(Prose.wrap(formula, 2, view.width()));
    }
    String at = effect.gradient().name() + place(shape, effect.row() + "", effect.col() + "");
    String predicted =
        effect.formula().isPresent() ? "predicted " + precise(effect.predicted()) + ", " : "";
    String evidence = at + ": " + predicted + "measured " + precise(effect.measured());
    text.append(Prose.wrap(evidence, 2, view.width()));
    effect.halved().ifPresent(halved -> text.append(Prose.wrap(said(halved), 2, view.width())));
  }

  private String said(GradientCause.Halved halved) {
    return "with alpha = " + Decimals.shortest(halved.half()) + ": " + precise(halved.error());
  }

  /** With more digits, since two numbers are to be compared. */
  private String precise(double value) {
    int decimals = view.numbers().decimals();
    Numbers numbers = decimals < 0 ? view.numbers() : new Numbers(Math.min(15, decimals + 4));
    return numbers.format(value);
  }

  private void derivative(GradientCause cause) {
    CheckedGradient first = cause.wrongStill().get(0);
    GradientLine gradient = first.gradient();
    say(
        (cause.staleReads().isEmpty() ? "A derivative is wrong" : "A derivative is wrong, too")
            + ": with all updates at the end of the "
            + stepWord()
            + " "
            + cause.wrongStill().stream()
                .map(wrong -> wrong.gradient().name())
                .collect(Collectors.joining(", "))
            + (cause.wrongStill().size() == 1 ? " stays wrong." : " stay wrong."));
    say(
        "The first is "
            + gradient.name()
            + ", line "
            + gradient.line()
            + ": "
            + program.line(gradient.line())
            + ".");
    first.factor().ifPresent(factor -> say(times(first, factor)));
  }

  private String times(CheckedGradient gradient, double factor) {
    long cells = gradient.cellsWithSlope();
    long wrong = gradient.count(CheckedCell.Status.WRONG);
    String which =
        gradient.expected().isScalar()
            ? "It is "
            : wrong == cells
                ? "Each cell of it is "
                : wrong + " of " + cells + " cells of it " + (wrong == 1 ? "is " : "are ");
    return which + number(factor) + " times what it should be.";
  }
}
