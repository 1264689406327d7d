package backstep.script;

import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.notation.Program;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A training script of numpy, read as a program. Python itself never runs. */
public final class Script {
  /** What a script may compute before it is refused. */
  private static final long MOST_STEPS = 4_000_000;

  private static final int OTHER_SEED = 20_011;

  private Script() {}

  /** True of the names of scripts. */
  public static boolean isNamed(String file) {
    return file.endsWith(".py");
  }

  /**
   * Reads a script, and runs it beside its program.
   *
   * @param file the name that errors show
   * @throws UserError with the place in the script, if something in it is not understood, or the
   *     program would do anything else
   */
  public static Experiment read(String file, String text) {
    try {
      return checked(file, text);
    } catch (StackOverflowError deep) {
      throw new UserError(file + " is nested too deep to be read");
    }
  }

  private static Experiment checked(String file, String text) {
    List<Statement> script = Parser.parse(file, text);
    String head = text.lines().findFirst().orElse("");
    TrainingLoop training = TrainingLoop.find(script, new Source(file + ":1", head), budget());
    List<String> leftOut = new ArrayList<>(EpochBody.require(script, training));
    leftOut.addAll(after(script, training));
    Set<String> changing = run(training, script, null, null, Map.of()).changed();
    Reading traced = run(training, script, null, changing, Map.of());
    leftOut.addAll(traced.leftOut());
    return assembled(file, script, training, new Traced(traced, leftOut), true);
  }

  /** A run with the lines of its steps, and what of the script they do without. */
  record Traced(Reading reading, List<String> leftOut) {}

  /** What follows the loop: a test, plots. */
  private static List<String> after(List<Statement> script, TrainingLoop training) {
    List<String> after = new ArrayList<>();
    boolean over = false;
    for (Statement statement : script) {
      if (over && !(statement instanceof Syntax.Definition)) {
        after.add(statement.span().source().where());
      }
      over |= statement == training.loop();
    }
    return after.isEmpty()
        ? List.of()
        : List.of(after.get(0) + ": all that follows the training, to " + last(after));
  }

  private static String last(List<String> places) {
    String place = places.get(places.size() - 1);
    return "line " + place.substring(place.lastIndexOf(':') + 1);
  }

  private static Budget budget() {
    return new Budget(MOST_STEPS);
  }

  private static Reading run(
      TrainingLoop training,
      List<Statement> script,
      Integer seed,
      Set<String> changing,
      Map<String, backstep.matrix.Matrix> instead) {
    return new Reading(training, new Drawing(seed), budget(), changing, instead).run(script);
  }

  private static Experiment assembled(
      String file, List<Statement> script, TrainingLoop training, Traced traced, boolean drawn) {
    Assembly assembly = new Assembly(training, traced.reading(), drawn, traced.leftOut());
    Program program = assembly.program();
    Experiment experiment = Experiment.of(file, program);
    Proof proof = new Proof(experiment, assembly.paths());
    if (drawn && !draws(script, training, program, file, assembly)) {
      return assembled(file, script, training, traced, false);
    }
    if (!proof.beginsLike(traced.reading())) {
      throw new UserError(
          "the parameters of the program would not begin as those of the script",
          training.loop().span());
    }
    proof.require(traced.reading());
    for (int seed = 1; seed <= 2; seed++) {
      proof.require(run(training, script, null, null, proof.others(seed)));
    }
    return experiment;
  }

  /** True if the lines of the parameters draw what the script draws, from any seed. */
  private static boolean draws(
      List<Statement> script,
      TrainingLoop training,
      Program program,
      String file,
      Assembly assembly) {
    Span span = training.loop().span();
    for (int seed : new int[] {OTHER_SEED, OTHER_SEED + 1}) {
      Program other = program.withSetting(KnownSetting.SEED.word(), (double) seed, span);
      Proof proof = new Proof(Experiment.of(file, other), assembly.paths());
      if (!proof.beginsLike(run(training, script, seed, null, Map.of()))) {
        return false;
      }
    }
    return true;
  }
}
