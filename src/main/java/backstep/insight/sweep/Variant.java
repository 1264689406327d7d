package backstep.insight.sweep;

import backstep.machine.Machine;
import backstep.matrix.Form;
import backstep.network.Experiment;
import backstep.network.Variation;
import backstep.notation.Expr;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A program of a sweep with what is varied about it.
 *
 * @param name how the program is loaded; empty for the one at hand
 * @param changes of the program since it was loaded
 */
public record Variant(
    String name, List<String> changes, List<Variation> variations, Experiment experiment) {

  public Variant {
    changes = List.copyOf(changes);
    variations = List.copyOf(variations);
  }

  /** A program with the variations in this order. */
  public static Variant of(String name, Experiment program, List<Variation> variations) {
    Experiment experiment = program;
    for (Variation variation : startLast(variations)) {
      experiment = variation.applyTo(experiment);
    }
    return new Variant(name, program.changes(), variations, experiment);
  }

  /** What writes the lines comes before what changes how the parameters start. */
  private static List<Variation> startLast(List<Variation> variations) {
    return variations.stream().sorted(Comparator.comparing(Variation::isStart)).toList();
  }

  /** The experiment from one seed. */
  public Experiment from(int seed) {
    return experiment.with(experiment.program().withSetting("seed", (double) seed));
  }

  /** What it is called: {@code question-relu alpha=0.05}. */
  public String label() {
    return String.join(" ", words());
  }

  /** The program, what is changed about it, and what is varied. */
  public List<String> words() {
    List<String> words = new ArrayList<>(List.of(experiment.title()));
    changes.stream()
        .filter(change -> variations.stream().noneMatch(one -> change.startsWith(one.name() + "=")))
        .forEach(words::add);
    variations.forEach(variation -> words.add(variation.toString()));
    return words;
  }

  /**
   * What follows {@code load seed K} to load it: {@code of question-relu alpha=0.05}, or nothing.
   */
  public String reference() {
    String words =
        (name + " " + variations.stream().map(Variation::toString).collect(Collectors.joining(" ")))
            .strip();
    return words.isEmpty() ? "" : " of " + words;
  }

  /** Cells that one training step writes, a measure of the work for one seed. */
  long cellsPerStep() {
    return new Machine(experiment).cellsPerStep();
  }

  /**
   * Refuses what a sweep cannot judge.
   *
   * @throws UserError if the program cannot run, gives no y of the shape of d, or draws matrices
   *     whose size depends on the seed
   */
  void check() {
    if (experiment.program().writers("y").isEmpty()) {
      throw new UserError(
          "a sweep compares y with d at the end, and no line of " + label() + " writes y");
    }
    Machine machine = new Machine(experiment);
    if (!machine.hasAnswers()) {
      throw new UserError(
          "a sweep compares y with d at the end, and in "
              + label()
              + " y is "
              + machine.shape("y")
              + " while d is "
              + machine.shape("d"));
    }
    experiment.program().parameters().stream()
        .flatMap(line -> line.value().all())
        .filter(Variant::isSizedBySeed)
        .findFirst()
        .ifPresent(
            call -> {
              throw new UserError(
                  "the size of this matrix depends on the seed, so that its runs cannot be compared",
                  call.span());
            });
  }

  private static boolean isSizedBySeed(Expr expr) {
    return expr instanceof Expr.Call call
        && call.function().form() instanceof Form.Generator
        && call.reads("seed");
  }
}
