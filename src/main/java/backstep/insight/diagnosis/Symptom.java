package backstep.insight.diagnosis;

import backstep.insight.sweep.Answers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a diagnosis looks for, in the order of weight: what makes others comes first. To add one,
 * add a constant.
 */
public enum Symptom {
  SPREAD(
      Severity.WRONG,
      "a row and a column that spread to a table",
      "Of n numbers in a row and n in a column come n * n without a word, and most of them are of"
          + " pairs that do not belong together.",
      "inspect %s",
      SpreadSymptoms::spread),
  STALE_READ(
      Severity.WRONG,
      "a value read after its update",
      "The loss was computed before, so what is computed from the new value is not its slope.",
      "reads; break stale%s",
      GradientSymptoms::staleRead,
      Need.UPDATES),
  WRONG_DERIVATIVE(
      Severity.WRONG,
      "a wrong derivative",
      "What is moved by it does not go down the slope of the loss, or not at one rate.",
      "gradcheck; derive --diff",
      GradientSymptoms::wrongDerivative,
      Need.LOSS,
      Need.GRADIENTS,
      Need.SLOPES),
  WRONG_STEP(
      Severity.WRONG,
      "a step that does not go down the slope",
      "A step of gradient descent moves each parameter down the slope of the loss, all its cells at"
          + " one rate.",
      "gradcheck; derive --diff",
      StepSymptoms::wrongStep,
      Need.LOSS,
      Need.SLOPES,
      Need.STEPS),
  CONSTANT_OUTPUT(
      "outputs that do not depend on the weights",
      "Softmax divides by the sum over its units, so of one unit it is 1; layer_norm subtracts"
          + " their mean, so of one unit it is 0.",
      "samples y",
      AnswerSymptoms::constant,
      Need.COMPARISON),
  OUT_OF_RANGE(
      "targets that no weights can give",
      "What is held against the targets gives numbers of one range only, such as 0 to 1 from a"
          + " sigmoid.",
      "data; test",
      AnswerSymptoms::outOfRange,
      Need.COMPARISON),
  SUMMED_OVER_ALL(
      "shares of the sum over a whole table",
      "The shares of the classes add up to 1 in each sample only where each sample is divided by"
          + " its own sum.",
      "print sum(%s)",
      AnswerSymptoms::summed),
  SHARED_OVER_SAMPLES(
      "shares that add up over the samples",
      "A softmax along the other axis divides what is one class's in all samples, and the shares of"
          + " the classes in one sample have no sum of 1.",
      "print sum(%s)",
      BatchSymptoms::sharedOut,
      Need.SEVERAL,
      Need.COMPARISON),
  MIXED_SAMPLES(
      "answers that depend on other samples",
      "Of a sample the network sees its own inputs alone, whatever else is in the step; so will it"
          + " be asked.",
      "inspect %s",
      BatchSymptoms::mixed,
      Need.SEVERAL),
  OWN_RATE(
      "a parameter with a rate of its own",
      "A factor that stands in one update alone may be meant; often it is one too many.",
      "list",
      StepSymptoms::ownRate,
      Need.LOSS,
      Need.SLOPES,
      Need.TWO_RATES),
  NEVER_MOVES(
      "a parameter that never moves",
      "The loss depends on it, other parameters are trained, and it stays as it began.",
      "derive --diff",
      StepSymptoms::neverMoves,
      Need.LOSS,
      Need.SLOPES,
      Need.MOVEMENT),
  NEVER_SET_BACK(
      "gradients that are added up and never set back",
      "Each step goes along the sum of all slopes since the start, most of them of parameters that"
          + " are long gone.",
      "history max(abs(%s))",
      SumSymptoms::neverSetBack,
      Need.LOSS,
      Need.SLOPES,
      Need.KEPT),
  GROWING_STATE(
      "values kept from step to step that grow without bound",
      "Each step multiplies what the one before has left by more than 1, as where a corrected"
          + " average is kept in place of the average (Kingma and Ba 2015 keep both).",
      "history max(abs(%s))",
      StateSymptoms::growth,
      Need.LOSS,
      Need.KEPT,
      Need.RUN),
  OVERSHOOT(
      "steps that go too far",
      "Along each step the loss falls first, and then rises above where it began: the rate is too"
          + " large for how the slope changes (beyond 2 / curvature: LeCun et al. 1998).",
      "history loss",
      RateSymptoms::overshoot,
      Need.LOSS,
      Need.UPDATES,
      Need.SLOPES),
  NOT_FINITE(
      "a value that is no number",
      "What is computed from it is none either, for the rest of the run.",
      "print isfinite(loss); history loss",
      RunSymptoms::notFinite),
  ALL_ON(
      "a layer whose units are on for every sample",
      "Where no sample lies beyond a kink the layer is affine: the network can do no more than one"
          + " without it (Montufar et al. 2014 count such regions).",
      "samples %s > 0",
      UnitSymptoms::allOn,
      Need.SAMPLES,
      Need.KINKS),
  GROWTH(
      "values that grow without bound",
      "Growth by a factor an epoch ends in saturated outputs and leaps of the loss. Beyond "
          + Answers.EXPLODED
          + ", and as many times their start and every target, they have exploded (our limit).",
      "history max(abs(%s))",
      RunSymptoms::growth,
      Need.OUTCOME,
      Need.RUN),
  ALL_OFF(
      "units that are off for every sample",
      "The slope there is 0, and with it the gradient of all weights that lead to the unit (dying"
          + " ReLU: Maas et al. 2013, Lu et al. 2019).",
      "samples %s",
      UnitSymptoms::allOff,
      Need.SAMPLES,
      Need.OFF),
  NO_OUTPUT(
      "samples for which a hidden layer is all off",
      "Without a bias behind the layer such a sample gets the same answer whatever the weights"
          + " there.",
      "samples %s; test",
      UnitSymptoms::layerOff,
      Need.SAMPLES,
      Need.OFF),
  SATURATED(
      "saturated units",
      "Their slope is below 1 % of that at 0 (our limit), so they hardly learn (Glorot and Bengio"
          + " 2010).",
      "samples %s",
      UnitSymptoms::saturated,
      Need.SAMPLES,
      Need.SATURATION),
  EQUAL(
      "units that are equal",
      "Units that are equal and get the same gradient stay so, and count as one (Goodfellow et al."
          + " 2016, section 8.4).",
      "samples %s",
      UnitSymptoms::equal,
      Need.SAMPLES,
      Need.TWO_UNITS),
  ALIKE(
      "a layer whose units are all alike",
      "Where all units give nearly one number the next layer can do little more than a bias could,"
          + " and all its weights have nearly one slope; less than 5 % apart is our limit.",
      "samples %s",
      UnitSymptoms::alike,
      Need.SAMPLES,
      Need.TWO_UNITS),
  UNLIKE_INPUTS(
      "inputs of very unlike size",
      "One rate serves all weights, and what the large input's weights bear is nothing for the"
          + " small one's (LeCun et al. 1998, section 4.3); 20 times is our limit.",
      "data",
      InputSymptoms::unlike,
      Need.ANSWERS,
      Need.UPDATES),
  VANISHING(
      "gradients that vanish towards the input",
      "The first layer learns so much slower than the last (Hochreiter 1991, Glorot and Bengio"
          + " 2010); a thousandth is our limit.",
      "samples norm(%s)",
      SizeSymptoms::vanishing,
      Need.TWO_GRADIENTS),
  PLATEAU(
      "a loss that stands still",
      "It changed by less than 1 % over the epochs looked at while answers are wrong (our limit).",
      "history epoch_loss; test",
      RunSymptoms::plateau,
      Need.LOSS,
      Need.ANSWERS,
      Need.UPDATES,
      Need.LONG_RUN),
  UPDATE_SIZE(
      "updates too large or too small for the weights",
      "About 0.001 of the weights is a usual update (Karpathy, CS231n); a hundred times more or"
          + " less is our limit.",
      "print norm(%1$s - before(%1$s)) / norm(%1$s)",
      SizeSymptoms::updateSize,
      Need.UPDATES,
      Need.WEIGHTS);

  private final Severity severity;
  private final String subject;
  private final String reason;
  private final String more;
  private final Function<Examination, Optional<Evidence>> search;
  private final List<Need> needs;

  Symptom(
      String subject,
      String reason,
      String more,
      Function<Examination, Optional<Evidence>> search,
      Need... needs) {
    this(Severity.SUSPECT, subject, reason, more, search, needs);
  }

  Symptom(
      Severity severity,
      String subject,
      String reason,
      String more,
      Function<Examination, Optional<Evidence>> search,
      Need... needs) {
    this.severity = severity;
    this.subject = subject;
    this.reason = reason;
    this.more = more;
    this.search = search;
    this.needs = List.of(needs);
  }

  /** How sure a finding of it is. */
  public Severity severity() {
    return severity;
  }

  /** What is looked for, in a few words. */
  public String subject() {
    return subject;
  }

  /** Why it matters, with the source of its limit. */
  public String reason() {
    return reason;
  }

  /**
   * Those that have a meaning for a program: where a step takes one sample, none mixes, and where
   * nothing is kept from step to step, nothing kept grows.
   */
  static List<Symptom> of(Examination examination) {
    List<Need> lacking =
        Stream.of(Need.SEVERAL, Need.KEPT)
            .filter(need -> need.missing(examination).isPresent())
            .toList();
    return Arrays.stream(values())
        .filter(one -> one.needs.stream().noneMatch(lacking::contains))
        .toList();
  }

  /** Why it cannot be looked for, if that is so: the first that is missing. */
  Optional<String> missing(Examination examination) {
    return needs.stream().flatMap(need -> need.missing(examination).stream()).findFirst();
  }

  /** Looks for it, if it can be looked for. */
  Optional<Finding> search(Examination examination) {
    return Optional.of(search)
        .filter(any -> missing(examination).isEmpty())
        .flatMap(any -> any.apply(examination))
        .map(
            evidence ->
                new Finding(
                    this,
                    evidence.sentences(),
                    evidence.remedy(),
                    evidence.rate().advice(examination, evidence.factor()),
                    String.format(Locale.ROOT, more, evidence.about()),
                    evidence.line(),
                    evidence.mended()));
  }
}
