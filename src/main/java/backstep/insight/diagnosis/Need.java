package backstep.insight.diagnosis;

import backstep.insight.gradient.GradientCheck;
import backstep.insight.gradient.GradientLine;
import backstep.insight.gradient.StepCheck;
import backstep.insight.sweep.Answers;
import backstep.matrix.Form;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a program, or its run, must have before some symptom can be looked for. */
enum Need {
  LOSS("no line writes a loss that is 1 x 1", it -> GradientCheck.hasLoss(it.machine())),
  UPDATES("no line writes a parameter", Need::updates),
  GRADIENTS("no line writes a dN after a value N", it -> !GradientLine.of(it.program()).isEmpty()),
  SLOPES(it -> it.judgement().flatMap(StepCheck::obstacle)),
  STEPS(
      "no step moves what the loss depends on, and no line is a gradient of it",
      it -> it.judgement().filter(steps -> !steps.motions().isEmpty()).isPresent()),
  TWO_RATES("no two parameters have a rate that can be told", Need::hasTwoRates),
  MOVEMENT(
      "no step of an epoch is seen to move a parameter that the loss depends on",
      it -> it.judgement().filter(StepCheck::seesWhatStands).isPresent()),
  ANSWERS("no line writes a y in the shape of d", Examination::hasAnswers),
  KEPT(
      "nothing but parameters of the loss is kept from step to step",
      it -> StateSymptoms.kept(it).findAny().isPresent()),
  COMPARISON(
      "no value of the shape of d is compared with d",
      it -> AnswerSymptoms.answers(it).isPresent()),
  OUTCOME(
      "there are no hidden units, and no line writes y or a loss",
      it -> !Answers.readings(it.program()).isEmpty()),
  SEVERAL("a step takes one sample", it -> it.machine().experiment().isBatched()),
  SAMPLES(
      "the step cannot be taken apart into what belongs to each sample",
      Examination::seesAllLayers),
  TWO_UNITS("no hidden layer has two units", Need::hasTwoUnits),
  KINKS("no hidden units have a kink, as relu's do", has(Form.Elementwise::isPiecewiseAffine)),
  OFF("no hidden units can be off, as relu's can", has(UnitSymptoms::canBeOff)),
  SATURATION("no hidden units can saturate, as tanh's do", has(UnitSymptoms::canSaturate)),
  TWO_GRADIENTS(
      "no two weights W have a line dW", it -> SizeSymptoms.withGradients(it.program()).size() > 1),
  WEIGHTS(
      "no line multiplies by a parameter with @",
      it -> !SizeSymptoms.weights(it.program()).isEmpty()),
  RUN("nothing has been run yet", it -> it.timeline().now().time() > 0),
  LONG_RUN(
      "fewer than " + RunSymptoms.LONG_ENOUGH + " epochs have been run as the program is now",
      it -> it.milestones().epochs() >= RunSymptoms.LONG_ENOUGH);

  private final Function<Examination, Optional<String>> missing;

  Need(String otherwise, Predicate<Examination> isMet) {
    this(it -> Optional.of(otherwise).filter(any -> !isMet.test(it)));
  }

  Need(Function<Examination, Optional<String>> missing) {
    this.missing = missing;
  }

  /** Why something cannot be looked for, if this is not met. */
  Optional<String> missing(Examination examination) {
    return missing.apply(examination);
  }

  private static boolean updates(Examination it) {
    return it.program().lines().stream().anyMatch(line -> it.program().isParameter(line.target()));
  }

  private static boolean hasTwoRates(Examination it) {
    return it.judgement().stream()
            .flatMap(steps -> steps.motions().stream())
            .filter(motion -> !Double.isNaN(motion.rate()))
            .count()
        > 1;
  }

  private static boolean hasTwoUnits(Examination it) {
    return it.layers().stream()
        .anyMatch(layer -> it.preactivations(layer).get(0).shape().rows() > 1);
  }

  private static Predicate<Examination> has(Predicate<Form.Elementwise> units) {
    return it -> it.layers().stream().map(it::activation).anyMatch(units);
  }
}
