package backstep.insight.diagnosis;

import backstep.insight.gradient.Fit;
import backstep.insight.gradient.Motion;
import backstep.insight.gradient.StepCheck;
import backstep.machine.Rerun;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.Remark;
import backstep.notation.Section;
import backstep.notation.Source;
import backstep.notation.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Symptoms of how a step moves the parameters. */
final class StepSymptoms {
  /** The largest number that is usually added only to keep another from 0. */
  private static final double TINY = 1e-3;

  private StepSymptoms() {}

  /** What moves another way, where no line of the backward pass has been named for it. */
  static Optional<Evidence> wrongStep(Examination examination) {
    List<Motion> wrong = examination.judgement().map(StepCheck::wrong).orElseGet(List::of);
    if (wrong.isEmpty() || GradientSymptoms.nameALine(examination)) {
      return Optional.empty();
    }
    Motion first = first(wrong);
    List<Sentence> evidence = new ArrayList<>(sentences(examination, first));
    others(wrong, first).ifPresent(evidence::add);
    Optional<String> other = OtherLoss.of(examination);
    other
        .map(loss -> "every parameter moves down the slope of " + loss + ", which is not this loss")
        .map(Sentence::of)
        .ifPresent(evidence::add);
    List<Motion> alike =
        wrong.stream()
            .filter(motion -> motion.kind() == first.kind())
            .sorted(Comparator.comparingInt(Motion::line))
            .toList();
    Program program = examination.program();
    Evidence found = new Evidence(evidence, "", "").at(first.line());
    Evidence mended =
        downhill(program, alike)
            .map(down -> found.trying(program, down))
            .or(() -> moving(examination, wrong).map(moving -> found.trying(program, moving)))
            .orElseGet(
                () ->
                    first.line() == 0
                        ? found.trying("insert a line that moves " + first.parameter())
                        : GradientSymptoms.repaired(examination, found));
    String meant = other.map(loss -> loss + " as the loss, if that is meant; else ").orElse("");
    return Optional.of(mended.trying(meant + mended.remedy()));
  }

  /** The program with an update for what no line moves; nothing where each has one. */
  private static Optional<Program> moving(Examination examination, List<Motion> still) {
    String rate = Rate.nameIn(examination);
    List<String> unwritten =
        still.stream()
            .map(Motion::parameter)
            .filter(name -> !examination.program().isTrained(name))
            .toList();
    if (unwritten.isEmpty() || examination.program().setting(rate).isEmpty()) {
      return Optional.empty();
    }
    int size = examination.program().size();
    Program updated = examination.program();
    for (String name : unwritten) {
      updated = withUpdate(updated, name + " = " + name + " - " + rate + " * 0");
    }
    return examination.repaired(
        updated,
        motion -> unwritten.contains(motion.parameter()) && motion.kind().isSuspect(),
        IntStream.rangeClosed(size + 1, updated.size()).boxed().toList());
  }

  /** The program with other lines for what its lines leave as it is. */
  private static Optional<Program> movingByLines(Examination examination, List<Motion> still) {
    List<String> names = still.stream().map(Motion::parameter).toList();
    List<Integer> updates =
        still.stream().map(Motion::lines).flatMap(lines -> last(lines).stream()).toList();
    return updates.size() < names.size()
        ? Optional.empty()
        : examination.repaired(
            examination.program(),
            motion -> names.contains(motion.parameter()) && motion.kind().isSuspect(),
            updates);
  }

  private static Optional<Integer> last(List<Integer> lines) {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
  }

  private static Program withUpdate(Program program, String text) {
    Statement statement = Parser.statement(new Source("the added line", text));
    return program.editLines(
        lines -> {
          lines.add(new Line(Section.UPDATE, statement, Remark.NONE));
          return lines;
        });
  }

  /** Of those that go wrong as the first does, the one with the first line to blame. */
  private static Motion first(List<Motion> wrong) {
    return wrong.stream()
        .filter(motion -> motion.kind() == wrong.get(0).kind() && motion.line() > 0)
        .min(Comparator.comparingInt(Motion::line))
        .filter(any -> wrong.get(0).line() > 0)
        .orElse(wrong.get(0));
  }

  private static Optional<Sentence> others(List<Motion> motions, Motion told) {
    return motions.size() == 1
        ? Optional.empty()
        : Optional.of(
            Sentence.of(
                "the same holds of "
                    + motions.stream()
                        .filter(motion -> !motion.equals(told))
                        .map(Motion::parameter)
                        .distinct()
                        .collect(Collectors.joining(", "))));
  }

  private static List<Sentence> sentences(Examination examination, Motion motion) {
    List<Sentence> sentences = new ArrayList<>();
    sentences.add(said(examination, motion));
    if (motion.line() > 0) {
      Line line = examination.program().line(motion.line());
      sentences.add(Sentence.of("line " + motion.line() + ": " + line));
      GradientSymptoms.overwritten(examination.program(), motion.line()).ifPresent(sentences::add);
    }
    return sentences;
  }

  /** How it moves. */
  static Sentence said(Examination examination, Motion motion) {
    String name = motion.parameter();
    String where = " in " + motion.where();
    Fit.Cell cell = motion.cell();
    String at = cell == null ? "" : "[" + cell.row() + "," + cell.col() + "]";
    return switch (motion.kind()) {
      case UPHILL ->
          cell == null
              ? Sentence.of(name + " moves up the slope of the loss")
              : Sentence.of(
                  name
                      + at
                      + " moves up the slope of the loss"
                      + where
                      + ": by {} for a slope of {}",
                  cell.moved(),
                  cell.slope());
      case OTHER_DIRECTION ->
          Sentence.of(
              name
                  + " does not move along its slope"
                  + where
                  + ": "
                  + name
                  + at
                  + " moves by {} for a slope of {}; the angle to the way down is {} degrees",
              cell.moved(),
              cell.slope(),
              Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, -motion.other())))));
      case ONE_NUMBER ->
          Sentence.of(
              "all cells of "
                  + name
                  + " move by one number, {}"
                  + where
                  + ", though their slopes differ",
              cell.moved());
      case OTHER_SUM ->
          Sentence.of(
              name
                  + " moves after {} steps, and not down the sum of their slopes: "
                  + name
                  + at
                  + " moves by {} for a sum of {}",
              motion.other(),
              cell.moved(),
              cell.slope());
      case UNEVEN_RATE ->
          Sentence.of(
              name
                  + " moves {} times its slope"
                  + where
                  + " and {} times in another, from the same parameters",
              motion.rate(),
              motion.other());
      case WITHOUT_SLOPE ->
          Sentence.of(name + at + " moves by {}" + where + ", where its slope is 0", cell.moved());
      case OTHER_FACTOR ->
          Sentence.of(
              name + " moves {} times its slope, and other parameters {} times theirs",
              motion.rate(),
              motion.other());
      default ->
          Sentence.of(
              name
                  + at
                  + " has a slope, {}"
                  + where
                  + ", its gradient is computed, and moves nothing",
              cell.slope());
    };
  }

  /** The program with the other sign in all of these updates, where that is what they take. */
  private static Optional<Program> downhill(Program program, List<Motion> motions) {
    Program mended = program;
    for (Motion motion : motions) {
      Optional<Expr> down = downhill(program, motion);
      if (down.isEmpty()) {
        return Optional.empty();
      }
      mended = mended.withValue(motion.line(), down.get());
    }
    return Optional.of(mended);
  }

  private static Optional<Expr> downhill(Program program, Motion motion) {
    return motion.kind() == Motion.Kind.UPHILL && motion.line() > 0
        ? addition(program.line(motion.line())).flatMap(sum -> downhill(program, sum))
        : Optional.empty();
  }

  /**
   * A gradient is subtracted; what is kept of minus gradients, as a momentum may be, is added, and
   * so is all where other updates add.
   */
  private static Optional<Expr> downhill(Program program, Expr.Binary sum) {
    if (sum.operator() == Operator.PLUS) {
      return Optional.of(with(Operator.MINUS, sum));
    }
    boolean isOfWhatLives = sum.right().names().map(Expr.Name::name).anyMatch(program::isParameter);
    boolean othersAdd =
        program.lines().stream()
            .filter(line -> program.isParameter(line.target()))
            .flatMap(line -> addition(line).stream())
            .anyMatch(other -> other.operator() == Operator.PLUS && readsNames(other.right()));
    return Optional.of(with(Operator.PLUS, sum)).filter(any -> isOfWhatLives || othersAdd);
  }

  /** What a line adds to its own value, or takes from it. */
  private static Optional<Expr.Binary> addition(Line line) {
    return line.value() instanceof Expr.Binary sum
            && (sum.operator() == Operator.PLUS || sum.operator() == Operator.MINUS)
            && sum.left() instanceof Expr.Name name
            && name.name().equals(line.target())
        ? Optional.of(sum)
        : Optional.empty();
  }

  private static boolean readsNames(Expr expr) {
    return expr.names().findAny().isPresent();
  }

  private static Expr with(Operator operator, Expr.Binary sum) {
    return new Expr.Binary(operator, sum.left(), sum.right(), sum.span());
  }

  static Optional<Evidence> ownRate(Examination examination) {
    List<Motion> own = of(examination, Motion.Kind.OTHER_RATE);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<Sentence> evidence = new ArrayList<>();
    for (Motion motion : own) {
      evidence.add(
          Sentence.of(
              motion.parameter()
                  + " moves {} times its slope, and other parameters {} times theirs: line "
                  + motion.line()
                  + ", "
                  + examination.program().line(motion.line()),
              motion.rate(),
              motion.other()));
    }
    List<Integer> lines = own.stream().map(Motion::line).toList();
    Evidence found = new Evidence(evidence, "", "").at(lines.get(0));
    return Optional.of(
        examination
            .repaired(examination.program(), motion -> motion.kind().isSuspect(), lines)
            .map(even -> found.trying(examination.program(), even))
            .map(even -> even.trying(even.remedy() + ", if no other rate was meant"))
            .orElseGet(() -> found.trying("one rate for all, if no other was meant")));
  }

  static Optional<Evidence> neverMoves(Examination examination) {
    List<Motion> still =
        of(examination, Motion.Kind.NEVER_MOVES).stream()
            .filter(motion -> !isOfTheLossAlone(examination, motion))
            .filter(motion -> !isTinyNumber(examination, motion))
            .toList();
    if (still.isEmpty()) {
      return Optional.empty();
    }
    List<Sentence> evidence = new ArrayList<>();
    for (Motion motion : still) {
      evidence.add(
          Sentence.of(
              motion.parameter()
                  + " has a slope, {} at ["
                  + motion.cell().row()
                  + ","
                  + motion.cell().col()
                  + "], and "
                  + (motion.lines().isEmpty()
                      ? "no line writes it"
                      : "its update leaves it as it is"),
              motion.cell().slope()));
    }
    String remedy =
        Stream.of(
                named(still, true, "a gradient and an update for "),
                named(still, false, "a look at what the update takes from "))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    int line =
        still.stream()
            .flatMap(motion -> motion.lines().stream())
            .mapToInt(number -> number)
            .max()
            .orElse(0);
    Evidence found = new Evidence(evidence, remedy, "").at(line);
    return Optional.of(
        moving(examination, still)
            .or(() -> movingByLines(examination, still))
            .map(moving -> found.trying(examination.program(), moving))
            .orElse(found));
  }

  /** True of a number that no line writes and that keeps a quotient or a root from 0. */
  private static boolean isTinyNumber(Examination examination, Motion motion) {
    Matrix value = examination.judged().value(motion.parameter()).matrix();
    return motion.lines().isEmpty()
        && value.shape().isScalar()
        && value.scalar() > 0
        && value.scalar() <= TINY;
  }

  /** True of what weighs errors, as one number for each class: no line is to write it. */
  private static boolean isOfTheLossAlone(Examination examination, Motion motion) {
    return motion.lines().isEmpty()
        && !examination.program().writers("y").isEmpty()
        && !new Rerun(examination.machine(), "y").parameters().contains(motion.parameter());
  }

  /** Those that no line writes, or the others. */
  private static Optional<String> named(List<Motion> still, boolean isUnwritten, String lack) {
    return still.stream()
        .filter(motion -> motion.lines().isEmpty() == isUnwritten)
        .map(Motion::parameter)
        .reduce((some, next) -> some + ", " + next)
        .map(names -> lack + names);
  }

  private static List<Motion> of(Examination examination, Motion.Kind kind) {
    return examination.judgement().stream()
        .flatMap(steps -> steps.motions().stream())
        .filter(motion -> motion.kind() == kind)
        .toList();
  }
}
