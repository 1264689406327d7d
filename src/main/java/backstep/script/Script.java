package backstep.script;

import backstep.matrix.Matrix;
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

/** A training script of numpy, read as a program. Python itself never runs. */
public final class Script {
  /** What all runs of a script together may compute before it is refused. */
  private static final long MOST_STEPS = 10_000_000;

  private static final int OTHER_SEED = 20_011;

  private final String file;
  private final List<Statement> statements;
  private final Budget budget = new Budget(MOST_STEPS);
  private final EpochBody.Found found;
  private final TrainingLoop training;

  private Script(String file, String text) {
    this.file = file;
    this.statements = Parser.parse(file, text);
    Source head = new Source(file + ":1", text.lines().findFirst().orElse(""));
    this.found = EpochBody.require(statements, TrainingLoop.find(statements, head, budget));
    this.training = found.training();
  }

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
      Script script = new Script(file, text);
      return UserError.about(script.training.loop().span(), script::experiment);
    } catch (StackOverflowError deep) {
      throw new UserError(file + " is nested too deep to be read");
    }
  }

  private Experiment experiment() {
    List<String> leftOut = new ArrayList<>(found.leftOut());
    leftOut.addAll(whatFollows());
    Reading watched = run(new Reading(training, new Drawing(null, true), budget, null, Map.of()));
    Reading traced =
        run(new Reading(training, new Drawing(null, false), budget, watched.changed(), Map.of()));
    leftOut.addAll(traced.leftOut());
    Assembly drawing = new Assembly(training, traced, true, leftOut);
    Program program = drawing.program();
    if (drawsLikeTheScript(program, drawing.paths())) {
      return proved(program, drawing.paths(), traced);
    }
    Assembly plain = new Assembly(training, traced, false, leftOut);
    return proved(plain.program(), plain.paths(), traced);
  }

  private Reading run(Reading reading) {
    return reading.run(statements);
  }

  /** What follows the loop: a test, plots. */
  private List<String> whatFollows() {
    int loop = statements.indexOf(training.loop());
    List<String> places =
        statements.subList(loop + 1, loop < 0 ? 0 : statements.size()).stream()
            .filter(statement -> !(statement instanceof Syntax.Definition))
            .map(statement -> statement.span().source().where())
            .toList();
    if (places.isEmpty()) {
      return List.of();
    }
    String last = places.get(places.size() - 1);
    String line = last.substring(last.lastIndexOf(':') + 1);
    return List.of(places.get(0) + ": all that follows the training, to line " + line);
  }

  /** The program, if it does what the script does, also from other numbers. */
  private Experiment proved(Program program, Map<String, String> paths, Reading traced) {
    Experiment experiment = Experiment.of(file, program);
    Proof proof = new Proof(experiment, paths);
    if (!proof.beginsLike(traced)) {
      throw new UserError("the parameters of the program would not begin as those of the script");
    }
    proof.require(traced);
    for (int seed = 1; seed <= 2; seed++) {
      Map<String, Matrix> others = proof.others(seed);
      proof.require(run(new Reading(training, new Drawing(null, true), budget, null, others)));
    }
    return experiment;
  }

  /** True if the lines of the parameters draw what the script draws, from any seed. */
  private boolean drawsLikeTheScript(Program program, Map<String, String> paths) {
    Span span = training.loop().span();
    for (int seed = OTHER_SEED; seed < OTHER_SEED + 2; seed++) {
      Program other = program.withSetting(KnownSetting.SEED.word(), (double) seed, span);
      Proof proof = new Proof(Experiment.of(file, other), paths);
      Drawing drawing = new Drawing(seed, true);
      if (!proof.beginsLike(run(new Reading(training, drawing, budget, null, Map.of())))) {
        return false;
      }
    }
    return true;
  }
}
