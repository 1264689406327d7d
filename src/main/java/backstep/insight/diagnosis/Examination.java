package backstep.insight.diagnosis;

import backstep.insight.gradient.GradientCheck;
import backstep.insight.gradient.Motion;
import backstep.insight.gradient.Repair;
import backstep.insight.gradient.StepCheck;
import backstep.insight.gradient.Untold;
import backstep.insight.why.NonFinite;
import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.Position;
import backstep.machine.Reading;
import backstep.machine.State;
import backstep.machine.Survey;
import backstep.machine.Timeline;
import backstep.matrix.Form;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.notation.HiddenLayer;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.Source;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the searches for symptoms share: every step run aside, once. */
final class Examination {
  static final int MOST_SAMPLES = 200;
  private static final int MOST_CHECKS = 8;

  /** Cells of all states that are kept. */
  private static final long MOST_CELLS = 10_000_000;

  private static final int FEWEST_STEPS = 4;

  private final Timeline timeline;
  private final Machine machine;
  private final List<Integer> samples;
  private final List<Integer> steps;
  private final List<State> ends = new ArrayList<>();
  private final List<HiddenLayer> layers;
  private final Map<HiddenLayer, List<Matrix>> preactivations = new HashMap<>();
  private final Milestones milestones;
  private State lastFinite;
  private State judged;
  private Forward forward;
  private Milestones finiteMilestones;
  private List<GradientCheck> checks;
  private Optional<StepCheck> judgement;
  private final Map<Symptom, Optional<Finding>> findings = new EnumMap<>(Symptom.class);

  /** Runs every step aside. */
  Examination(Timeline timeline) {
    this.timeline = timeline;
    this.machine = timeline.here();
    this.layers = new ArrayList<>();
    this.steps = Survey.spread(machine.stepsOfEpoch(), mostSteps());
    this.samples =
        machine.experiment().isBatched()
            ? Survey.spread(machine.experiment().data().size(), MOST_SAMPLES)
            : steps;
    steps.forEach(step -> ends.add(machine.fork(timeline.now(), step)));
    for (HiddenLayer layer : HiddenLayer.of(program())) {
      Reading reading = new Reading(layer.line(), layer.preactivation());
      ofSamples(timeline.now(), reading).ifPresent(all -> add(layer, all));
    }
    this.milestones = new Milestones(timeline);
  }

  /** Fewer of a large network, since each of its states takes room. */
  private int mostSteps() {
    long fitting = MOST_CELLS / Math.max(1, machine.cellsPerStep());
    return (int) Math.max(FEWEST_STEPS, Math.min(MOST_SAMPLES, fitting));
  }

  private void add(HiddenLayer layer, List<Matrix> all) {
    layers.add(layer);
    preactivations.put(layer, all.stream().map(layer::byUnit).toList());
  }

  /** For each sample the pre-activations, a row a unit, with the parameters of a state. */
  List<Matrix> preactivations(HiddenLayer layer, State state) {
    Reading reading = new Reading(layer.line(), layer.preactivation());
    return ofSamples(state, reading).orElseThrow().stream().map(layer::byUnit).toList();
  }

  /** For each sample its part of a value; nothing where a step cannot be taken apart so. */
  private Optional<List<Matrix>> ofSamples(State state, Reading reading) {
    try {
      return Optional.of(Survey.of(machine, state, reading).values(samples));
    } catch (UserError e) {
      return Optional.empty();
    }
  }

  /** The same of what a step has at its end. */
  Optional<List<Matrix>> ofSamples(String name) {
    return ofSamples(timeline.now(), Reading.atEnd(Parser.expression(Source.typed(name))));
  }

  Timeline timeline() {
    return timeline;
  }

  Machine machine() {
    return machine;
  }

  Program program() {
    return machine.experiment().program();
  }

  /** The numbers of the samples that are looked at: all, but of a large data set some. */
  List<Integer> samples() {
    return samples;
  }

  /** The numbers of the steps that are looked at: all, but of a long epoch some. */
  List<Integer> steps() {
    return steps;
  }

  /** For each step its end, from the parameters as they are now. */
  List<State> ends() {
    return ends;
  }

  /** The hidden layers, without those that cannot be seen sample by sample. */
  List<HiddenLayer> layers() {
    return layers;
  }

  /** The function of the units of a layer. */
  Form.Elementwise activation(HiddenLayer layer) {
    return machine.experiment().activation(layer);
  }

  List<Matrix> preactivations(HiddenLayer layer) {
    return preactivations.get(layer);
  }

  Milestones milestones() {
    return milestones;
  }

  /** The same up to the last moment at which all values were finite. */
  Milestones finiteMilestones() {
    if (finiteMilestones == null) {
      boolean isNow = lastFinite().time() == timeline.now().time();
      finiteMilestones =
          isNow ? milestones : new Milestones(timeline.goTo(lastFinite().time(), Listener.NONE));
    }
    return finiteMilestones;
  }

  /** The lines that the loss depends on. */
  Forward forward() {
    if (forward == null) {
      forward = new Forward(machine, timeline.now());
    }
    return forward;
  }

  /** The gradients of every step, or of some; none where no line writes a loss. */
  List<GradientCheck> checks() {
    if (checks == null) {
      checks =
          judgement()
              .map(StepCheck::machine)
              .map(
                  steps ->
                      GradientCheck.each(
                              steps,
                              Survey.spread(steps.stepsOfEpoch(), MOST_CHECKS).stream()
                                  .map(step -> steps.aside(judged, step)))
                          .toList())
              .orElse(List.of());
    }
    return checks;
  }

  /** How the parameters move; nothing where no line writes a loss. */
  Optional<StepCheck> judgement() {
    if (judgement == null) {
      judgement = GradientCheck.hasLoss(machine) ? Optional.of(firstWrong()) : Optional.empty();
    }
    return judgement;
  }

  /**
   * The steps of the last finite moment; where these prove nothing, as numbers so large seldom do,
   * those half way back, then those of the start.
   */
  private StepCheck firstWrong() {
    long end = isFinite() ? 0 : lastFinite().time();
    StepCheck check = null;
    for (long back : new long[] {0, end / 2, end}) {
      if (check == null || (back > 0 && check.wrong().isEmpty())) {
        judged = timeline.stateAt(lastFinite().time() - back);
        check = StepCheck.of(machine, judged);
      }
    }
    return check;
  }

  /**
   * The program with right lines in place of those that make its steps wrong, if they are found.
   */
  Optional<Program> repaired(int first) {
    return repaired(program(), any -> false, List.of(first));
  }

  /** Another program made of this one, with right lines behind what was changed. */
  Optional<Program> repaired(Program changed) {
    return repaired(changed, any -> false, List.of());
  }

  /**
   * Another program made of this one, the same way; nothing where no line writes a loss.
   *
   * @param mended what is to be no more, beside what is wrong
   * @param first the lines to begin with
   */
  Optional<Program> repaired(Program changed, Predicate<Motion> mended, List<Integer> first) {
    if (judgement().isEmpty()) {
      return Optional.empty();
    }
    Machine other = machine.withLines(changed);
    return Repair.of(other, other.adopt(machine.begun(judged())), mended, first);
  }

  /** Where steps are judged: if need be at the start, where more can be told than near the end. */
  State judged() {
    judgement();
    return judged;
  }

  private boolean isFinite() {
    return lastFinite().time() == timeline.now().time();
  }

  /** What is found of a symptom, which is looked for once. */
  Optional<Finding> finding(Symptom symptom) {
    if (!findings.containsKey(symptom)) {
      findings.put(symptom, symptom.search(this));
    }
    return findings.get(symptom);
  }

  /** True if no hidden layer is left out. */
  boolean seesAllLayers() {
    return layers.equals(HiddenLayer.of(program()));
  }

  /** Why nothing can be proved, if that is so. */
  Optional<String> obstacle() {
    return GradientCheck.hasLoss(machine)
        ? judgement().flatMap(StepCheck::obstacle)
        : Optional.of("no line writes " + GradientCheck.LOSS);
  }

  /** Why nothing can be said of how some parameters move, by their names. */
  Map<String, Untold> untold() {
    return judgement().map(StepCheck::untold).orElseGet(Map::of);
  }

  /** The state now, or an epoch before the step in which something was not finite. */
  private State lastFinite() {
    if (lastFinite == null) {
      lastFinite = findLastFinite();
    }
    return lastFinite;
  }

  private State findLastFinite() {
    return NonFinite.between(0, timeline, Listener.NONE)
        .map(NonFinite::position)
        .map(position -> new Position(position.epoch(), position.step(), 1))
        .map(timeline::timeOf)
        .map(time -> timeline.stateAt(Math.max(0, time - machine.clock().ticksPerEpoch())))
        .orElse(timeline.now());
  }

  /** True if a step from the parameters at the start already has a value that is not finite. */
  boolean isInfiniteAtStart() {
    return steps.stream().anyMatch(step -> NonFinite.isIn(machine.fork(machine.start(), step)));
  }

  /** True if y can be compared with d. */
  boolean hasAnswers() {
    return machine.hasAnswers();
  }

  /** True if every answer is right. */
  boolean hasLearned() {
    return hasAnswers() && wrongAnswers().isEmpty();
  }

  /** The samples whose answers are wrong. */
  List<Integer> wrongAnswers() {
    DataSet data = machine.experiment().data();
    List<Matrix> answers = ofSamples("y").orElseThrow();
    return IntStream.range(0, samples.size())
        .filter(i -> !data.isRight(samples.get(i), answers.get(i).standing()))
        .mapToObj(samples::get)
        .toList();
  }

  /** Samples of the data by their numbers, in words. */
  String named(List<Integer> samples) {
    return listed(machine.experiment().rowWord(), samples);
  }

  /** Steps by their numbers, in words. */
  String namedSteps(List<Integer> steps) {
    return machine.experiment().isBatched()
        ? listed(machine.experiment().stepWord(), steps)
        : named(steps);
  }

  /** {@code unit 3}, {@code units 1, 4, 7}; of many only some, and how many there are. */
  static String listed(String noun, List<Integer> numbers) {
    String shown = numbers.stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "));
    return noun
        + (numbers.size() == 1 ? " " : "s ")
        + shown
        + (numbers.size() > 8 ? ", ... (" + numbers.size() + " in all)" : "");
  }
}
