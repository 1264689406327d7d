package backstep.insight.diagnosis;

import backstep.insight.gradient.CheckedCell;
import backstep.insight.gradient.CheckedGradient;
import backstep.insight.gradient.GradientCause;
import backstep.insight.gradient.GradientCheck;
import backstep.insight.gradient.GradientLine;
import backstep.insight.gradient.Motion;
import backstep.insight.gradient.StepCheck;
import backstep.machine.Machine;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.SingleAssignment;
import backstep.notation.StaleRead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Symptoms that the gradients show. */
final class GradientSymptoms {
  /** Numbers whose relative error is below this may look the same when written. */
  private static final double SEEN = 0.01;

  private GradientSymptoms() {}

  static Optional<Evidence> staleRead(Examination examination) {
    Program program = examination.program();
    List<StaleRead> reads = staleReads(examination);
    if (reads.isEmpty()) {
      return Optional.empty();
    }
    List<Sentence> evidence = new ArrayList<>();
    reads.forEach(read -> evidence.add(Sentence.of(read.sentence(program))));
    worst(examination).ifPresent(evidence::add);
    String remedy =
        early(program, reads).stream()
            .map(line -> "move " + line + " after " + program.size())
            .collect(Collectors.joining("; "));
    boolean hasLoss = GradientCheck.hasLoss(examination.machine());
    String more = hasLoss ? "; gradcheck" : "";
    Program moved = moved(program, reads);
    Program right = hasLoss ? examination.repaired(moved).orElse(moved) : moved;
    String edits = Edits.of(moved, right);
    return Optional.of(
        new Evidence(evidence, edits.isEmpty() ? remedy : remedy + "; " + edits, more)
            .at(reads.get(0).line())
            .mending(right));
  }

  /**
   * Parameters that are read too late on the way to an update, unless every step is right all the
   * same.
   */
  private static List<StaleRead> staleReads(Examination examination) {
    Program program = examination.program();
    return examination.judgement().filter(StepCheck::isRight).isPresent()
        ? List.of()
        : StaleRead.of(program).stream()
            .filter(read -> program.isParameter(read.name()))
            .filter(read -> comesIntoAnUpdate(program, read.line()))
            .filter(read -> !isAdded(program, program.line(read.line()), read.name()))
            .toList();
  }

  /** True of an update that a value is added to, times a number at most, as a velocity is. */
  private static boolean isAdded(Program program, Line update, String name) {
    return program.isParameter(update.target()) && isAdded(program, update.value(), name);
  }

  private static boolean isAdded(Program program, Expr expr, String name) {
    if (!expr.reads(name) || expr instanceof Expr.Name) {
      return true;
    }
    return expr instanceof Expr.Binary of
        && switch (of.operator()) {
          case PLUS, MINUS ->
              isAdded(program, of.left(), name) && isAdded(program, of.right(), name);
          case TIMES ->
              (program.isNumber(of.left()) && isAdded(program, of.right(), name))
                  || (program.isNumber(of.right()) && isAdded(program, of.left(), name));
          default -> false;
        };
  }

  /** True if what a line writes has a part in what the forward pass reads in the next step. */
  private static boolean comesIntoAnUpdate(Program program, int line) {
    SingleAssignment names = new SingleAssignment(program);
    List<String> read =
        program
            .forward()
            .flatMap(forward -> forward.value().names())
            .map(Expr.Name::name)
            .filter(program::isParameter)
            .toList();
    return names.reaching(read).contains(names.writtenBy(line));
  }

  /** True if a line is to be named for what is wrong, one way or the other. */
  static boolean nameALine(Examination examination) {
    return !staleReads(examination).isEmpty() || wrongGradient(examination).isPresent();
  }

  /** What the reads do to the gradients, in the sample where they do most. */
  private static Optional<Sentence> worst(Examination examination) {
    Sentence worst = null;
    double largest = 0;
    for (GradientCheck check : examination.checks()) {
      if (!check.isWrong()) {
        continue;
      }
      for (GradientCause.Effect effect : GradientCause.of(check, check.gradients()).effects()) {
        CheckedCell cell = cell(check, effect);
        double share = Math.abs(effect.measured()) / cell.size();
        if (share > largest) {
          largest = share;
          worst =
              Sentence.of(
                  effect.gradient().name()
                      + "["
                      + effect.row()
                      + ","
                      + effect.col()
                      + "]"
                      + " in "
                      + place(check)
                      + (share < SEEN
                          ? " is near its slope, {}: the relative error is {}"
                          : " is {} for a slope of {}, a relative error of {}"),
                  share < SEEN
                      ? new double[] {cell.slope(), share}
                      : new double[] {cell.computed(), cell.slope(), share});
        }
      }
    }
    return Optional.ofNullable(worst);
  }

  private static String place(GradientCheck check) {
    return check.machine().nameOfStep(check.begun());
  }

  private static CheckedCell cell(GradientCheck check, GradientCause.Effect effect) {
    return check.gradients().stream()
        .filter(gradient -> gradient.gradient().equals(effect.gradient()))
        .findFirst()
        .flatMap(gradient -> gradient.at(effect.row(), effect.col()))
        .orElseThrow();
  }

  /** A line dP that is no slope, on the way to a parameter that moves wrongly because of it. */
  static Optional<Evidence> wrongDerivative(Examination examination) {
    return wrongGradient(examination).map(wrong -> evidence(examination, wrong));
  }

  /** A gradient that is no slope, and the step in which it is not. */
  private record Wrong(GradientCheck check, CheckedGradient gradient) {}

  private static Optional<Wrong> wrongGradient(Examination examination) {
    if (isMendedByMoving(examination)) {
      return Optional.empty();
    }
    for (GradientCheck check : examination.checks()) {
      if (check.isWrong()) {
        List<CheckedGradient> wrong =
            GradientCause.of(check, check.gradients()).wrongStill().stream()
                .filter(gradient -> harmed(examination, gradient).isPresent())
                .toList();
        if (!wrong.isEmpty()) {
          return Optional.of(new Wrong(check, wrong.get(0)));
        }
      }
    }
    return Optional.empty();
  }

  /** True if all that is wrong comes of updates that are made too early. */
  private static boolean isMendedByMoving(Examination examination) {
    List<StaleRead> reads = staleReads(examination);
    if (reads.isEmpty() || examination.judgement().isEmpty()) {
      return false;
    }
    Machine moved = examination.machine().withLines(moved(examination.program(), reads));
    return StepCheck.of(moved, moved.adopt(examination.judged())).isRight();
  }

  /** The program with the updates that are read too early behind all lines. */
  private static Program moved(Program program, List<StaleRead> reads) {
    Program moved = program;
    for (int line : early(program, reads)) {
      moved = moved.withLast(line);
    }
    return moved;
  }

  /** The updates that are read too early, the last first. */
  private static List<Integer> early(Program program, List<StaleRead> reads) {
    return reads.stream()
        .map(read -> read.writer(program))
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** A parameter that moves wrongly because of it, and of no line before it that is right. */
  private static Optional<Motion> harmed(Examination examination, CheckedGradient gradient) {
    return examination.judgement().stream()
        .flatMap(steps -> steps.wrong().stream())
        .filter(
            motion ->
                (motion.lines().contains(gradient.gradient().line())
                        && motion.line() <= gradient.gradient().line())
                    || motion.parameter().equals(gradient.gradient().of()))
        .findFirst();
  }

  private static Evidence evidence(Examination examination, Wrong wrong) {
    CheckedGradient first = wrong.gradient();
    GradientLine gradient = first.gradient();
    List<Sentence> evidence = new ArrayList<>();
    evidence.add(
        Sentence.of(
            "line "
                + gradient.line()
                + ", "
                + examination.program().line(gradient.line())
                + ", is not the slope of the loss by "
                + gradient.of()
                + ", first in "
                + place(wrong.check())));
    OptionalDouble factor = first.factor();
    if (factor.isPresent()) {
      evidence.add(Sentence.of("it is {} times that", factor.getAsDouble()));
    }
    if (hasNoSlope(first)) {
      evidence.add(Sentence.of("that slope is 0"));
    }
    overwritten(examination.program(), gradient.line()).ifPresent(evidence::add);
    Optional<Evidence> answers = otherAnswers(examination);
    int line =
        answers
            .map(Evidence::line)
            .filter(of -> of > 0)
            .orElseGet(() -> source(examination, gradient));
    if (line != gradient.line()) {
      evidence.add(
          Sentence.of("it comes from line " + line + ", " + examination.program().line(line)));
    }
    harmed(examination, first)
        .ifPresent(motion -> evidence.add(StepSymptoms.said(examination, motion)));
    Evidence found = new Evidence(evidence, "", "").at(line);
    return answers
        .map(other -> found.trying(other.remedy()).mending(other.mended()))
        .orElseGet(() -> repaired(examination, found));
  }

  /** The backward pass may be right for the answers that were meant. */
  private static Optional<Evidence> otherAnswers(Examination examination) {
    return AnswerSymptoms.constant(examination)
        .or(() -> AnswerSymptoms.summed(examination))
        .or(() -> BatchSymptoms.sharedOut(examination));
  }

  /** With the lines as they should be; where others are read too late these are mended first. */
  static Evidence repaired(Examination examination, Evidence evidence) {
    boolean isMended = examination.finding(Symptom.STALE_READ).flatMap(Finding::mended).isPresent();
    return isMended
        ? evidence
        : examination
            .repaired(evidence.line())
            .map(program -> evidence.trying(examination.program(), program))
            .or(
                () ->
                    otherAnswers(examination)
                        .map(one -> evidence.trying(one.remedy()).mending(one.mended())))
            .orElseGet(() -> evidence.trying("derive line " + evidence.line() + " again by hand"));
  }

  private static boolean hasNoSlope(CheckedGradient gradient) {
    return !gradient.cells().isEmpty()
        && gradient.cells().stream().allMatch(cell -> cell.isChecked() && cell.slope() == 0);
  }

  /** What should have been added to rather than written again. */
  static Optional<Sentence> overwritten(Program program, int line) {
    String name = program.line(line).target();
    return program
        .overwritten(line)
        .map(before -> Sentence.of("what line " + before + " wrote to " + name + " is never read"));
  }

  /** The line itself, or one that it reads, of another name, which makes it wrong. */
  private static int source(Examination examination, GradientLine gradient) {
    return examination.judgement().stream()
        .flatMap(steps -> steps.wrong().stream())
        .filter(
            motion ->
                motion.parameter().equals(gradient.of())
                    || motion.lines().contains(gradient.line()))
        .mapToInt(Motion::line)
        .filter(line -> line > 0 && line < gradient.line())
        .filter(line -> reads(examination.program(), gradient.line(), line))
        .findFirst()
        .orElse(gradient.line());
  }

  /** True if a line reads what another has written, or what lines between have made of that. */
  private static boolean reads(Program program, int reader, int writer) {
    Set<String> made = new HashSet<>(Set.of(program.line(writer).target()));
    for (int between = writer + 1; between < reader; between++) {
      if (made.stream().anyMatch(program.line(between).value()::reads)) {
        made.add(program.line(between).target());
      }
    }
    return made.stream().anyMatch(program.line(reader).value()::reads);
  }
}
