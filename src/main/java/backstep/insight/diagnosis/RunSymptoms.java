package backstep.insight.diagnosis;

import backstep.insight.gradient.GradientCheck;
import backstep.insight.sweep.Answers;
import backstep.insight.why.NonFinite;
import backstep.machine.Listener;
import backstep.machine.Reading;
import backstep.machine.State;
import backstep.machine.Survey;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Parser;
import backstep.notation.Printer;
import backstep.notation.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Symptoms that show in the course of the run. */
final class RunSymptoms {
  /** Growth by less over the epochs looked at may be learning. */
  private static final double GROWTH = 10;

  /** What grows at one rate does at least this share of it in the second half. */
  private static final double LATE_SHARE = 0.3;

  private static final double STANDS_STILL = 0.01;

  /** Epochs. */
  static final int LONG_ENOUGH = 100;

  private RunSymptoms() {}

  static Optional<Evidence> notFinite(Examination examination) {
    List<Integer> steps =
        IntStream.range(0, examination.ends().size())
            .filter(i -> NonFinite.isIn(examination.ends().get(i)))
            .mapToObj(examination.steps()::get)
            .toList();
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    List<Sentence> evidence = new ArrayList<>();
    evidence.add(
        Sentence.of(
            examination.namedSteps(steps)
                + (steps.size() == 1 ? " computes" : " compute")
                + " a value that is not finite"));
    Optional<NonFinite> first = NonFinite.between(0, examination.timeline(), Listener.NONE);
    first.ifPresent(made -> evidence.add(Sentence.of(made.toString())));
    int line = first.map(made -> made.position().line()).orElse(firstLine(examination, steps));
    if (first.isEmpty()) {
      evidence.add(Sentence.of("line " + line + ": " + examination.program().line(line)));
    }
    if (isOfOther(examination)) {
      return Optional.of(
          new Evidence(evidence, "first what else is found, then restart", "").at(line));
    }
    return Optional.of(
        first.isEmpty() || examination.isInfiniteAtStart()
            ? new Evidence(evidence, "values for which line " + line + " gives a number", "")
                .at(line)
            : new Evidence(evidence, "", "").at(line).with(Rate.SMALLER_AGAIN));
  }

  /** The first line of a step that writes what is not finite. */
  private static int firstLine(Examination examination, List<Integer> steps) {
    State end = examination.ends().get(examination.steps().indexOf(steps.get(0)));
    return IntStream.rangeClosed(1, examination.program().size())
        .filter(line -> NonFinite.isIn(end.value(examination.program().line(line).target())))
        .findFirst()
        .orElse(0);
  }

  /** A smaller step is of use where the steps are right and have led there. */
  private static boolean isOfOther(Examination examination) {
    return examination.judgement().stream().anyMatch(steps -> !steps.wrong().isEmpty())
        || examination.finding(Symptom.GROWING_STATE).isPresent()
        || examination.finding(Symptom.OUT_OF_RANGE).isPresent();
  }

  static Optional<Evidence> growth(Examination examination) {
    List<Sentence> evidence = new ArrayList<>();
    String about = "";
    for (Reading reading : Answers.readings(examination.program())) {
      String z = Printer.print(reading.expr());
      double[] sizes =
          examination.milestones().series(state -> largest(examination, reading, state));
      Explosion explosion =
          Explosion.of(
              examination.machine(), examination.timeline().now(), reading, examination.steps());
      boolean mayBeLearning =
          examination.layers().isEmpty() && explosion.now() <= explosion.usual();
      if (growsAtOneRate(sizes) && !mayBeLearning) {
        evidence.add(growth(examination, z, sizes));
      } else if (explosion.isThere()) {
        evidence.add(explosion.sentence());
      }
      about = about.isEmpty() && !evidence.isEmpty() ? z : about;
    }
    return Evidence.ifAny(evidence, "", about).map(found -> found.with(Rate.SMALLER_AGAIN));
  }

  private static Sentence growth(Examination examination, String z, double[] sizes) {
    int last = sizes.length - 1;
    int epochs = examination.milestones().epochs();
    double perEpoch = Math.pow(sizes[last] / sizes[0], 1.0 / epochs);
    long doubling = Math.round(Math.log(2) / Math.log(perEpoch));
    String said = "over the last " + epochs + " epochs of the run the largest |" + z + "| ";
    return doubling > 1
        ? Sentence.of(
            said + "grew from {} to {}: it doubles every " + doubling + " epochs",
            sizes[0],
            sizes[last])
        : Sentence.of(
            said + "grew from {} to {}: {} times an epoch", sizes[0], sizes[last], perEpoch);
  }

  private static double largest(Examination examination, Reading reading, State state) {
    return Explosion.largest(examination.machine(), state, reading, examination.steps());
  }

  static boolean growsAtOneRate(double[] sizes) {
    if (sizes.length == 0) {
      return false;
    }
    int last = sizes.length - 1;
    double all = Math.log(sizes[last] / sizes[0]);
    double late = Math.log(sizes[last] / sizes[last / 2]);
    return all >= Math.log(GROWTH) && late >= LATE_SHARE * all && Double.isFinite(all);
  }

  static Optional<Evidence> plateau(Examination examination) {
    int epochs = examination.milestones().epochs();
    List<Integer> wrong = examination.wrongAnswers();
    double[] losses = examination.milestones().series(state -> loss(examination, state));
    double most = IntStream.range(0, losses.length).mapToDouble(i -> losses[i]).max().orElse(0);
    double least = IntStream.range(0, losses.length).mapToDouble(i -> losses[i]).min().orElse(0);
    if (wrong.isEmpty() || !(most - least < STANDS_STILL * most)) {
      return Optional.empty();
    }
    Sentence sentence =
        Sentence.of(
            "over the last "
                + epochs
                + " epochs of the run the mean loss lay between {} and {}; "
                + examination.named(wrong)
                + (wrong.size() == 1 ? " is" : " are")
                + " answered wrong",
            least,
            most);
    return Optional.of(new Evidence(List.of(sentence), longerOrOtherwise(examination), ""));
  }

  /** Whether other weights help is for a sweep to say, where they are drawn. */
  private static String longerOrOtherwise(Examination examination) {
    String longer = "more epochs: set epochs " + 2 * examination.machine().experiment().epochs();
    boolean isDrawn =
        examination.program().parameters().stream()
            .flatMap(line -> line.value().all())
            .anyMatch(part -> part instanceof Expr.Call call && call.function().isDrawn());
    return isDrawn ? "other weights: sweep --seeds 20, or " + longer : longer;
  }

  private static double loss(Examination examination, State state) {
    Expr loss = Parser.expression(Source.typed(GradientCheck.LOSS));
    return Survey.ofSteps(examination.machine(), state, Reading.atEnd(loss))
        .values(examination.steps())
        .stream()
        .mapToDouble(Matrix::scalar)
        .average()
        .orElseThrow();
  }
}
