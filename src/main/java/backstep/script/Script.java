package backstep.script;

import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.network.Origin;
import backstep.notation.Program;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A training script of numpy, read as a program. Python itself never runs. */
public final class Script {
  /** What all runs of a script together may compute before it is refused. */
  private static final long MOST_STEPS = 10_000_000;

  private static final int OTHER_SEED = 20_011;

  private final String file;
  private final String text;
  private final List<Statement> statements;
  private final Around around;
  private final UnaryOperator<String> files;
  private final TrainingLoop training;
  private StepChanges changes = new StepChanges();

  private Script(String file, String text, UnaryOperator<String> files) {
    this.file = file;
    this.around = new Around(new Budget(MOST_STEPS), DataFile.each(files));
    this.files = files;
    this.text = text;
    this.statements = Parser.parse(file, text);
    Source head = new Source(file + ":1", text.lines().findFirst().orElse(""));
    TrainingLoop found = TrainingLoop.find(statements, head, around);
    this.training = EpochBody.require(statements, found, around);
  }

  /** True of the names of scripts. */
  public static boolean isNamed(String file) {
    return file.endsWith(".py");
  }

  /** Reads a script that finds no files beside it. */
  public static Experiment read(String file, String text) {
    return read(
        file,
        text,
        name -> {
          throw new UserError("there is no file " + name);
        });
  }

  /**
   * Reads a script, and runs it beside its program.
   *
   * @param file the name that errors show
   * @param files gives the text of a file beside the script by its name there
   * @throws UserError with the place in the script, if something in it is not understood, or the
   *     program would do anything else
   */
  public static Experiment read(String file, String text, UnaryOperator<String> files) {
    try {
      Script script = new Script(file, text, files);
      return UserError.about(script.training.loop().span(), script::experiment);
    } catch (StackOverflowError deep) {
      throw new UserError(file + " is nested too deep to be read");
    }
  }

  private Experiment experiment() {
    List<String> leftOut =
        new ArrayList<>(LeftOut.of(file, text, statements, training, around.leftOut().keySet()));
    changes = run(Purpose.CHANGES, new Drawing(null, true), Set.of()).changes();
    Set<String> changed = changes.changed();
    if (!changes.made().isEmpty()) {
      changed.addAll(run(Purpose.CHANGES, new Drawing(null, true), Set.of()).changes().changed());
    }
    Reading traced = run(Purpose.LINES, new Drawing(null, false), changed);
    while (changed.addAll(traced.changes().changed())) { // in ways that no step has taken yet
      traced = run(Purpose.LINES, new Drawing(null, false), changed);
    }
    leftOut.addAll(traced.leftOut());
    Assembly drawing = new Assembly(training, traced, true, leftOut);
    Program program = drawing.program();
    if (drawsLikeTheScript(program, drawing.paths(), changed)) {
      return proved(drawing, program, traced, changed);
    }
    Assembly plain = new Assembly(training, traced, false, leftOut);
    return proved(plain, plain.program(), traced, changed);
  }

  private Reading run(Purpose purpose, Drawing drawing, Set<String> changing) {
    return run(purpose, drawing, changing, Map.of());
  }

  private Reading run(
      Purpose purpose, Drawing drawing, Set<String> changing, Map<String, Matrix> instead) {
    return new Reading(training, purpose, drawing, around, changing, instead)
        .after(changes)
        .run(statements);
  }

  /** The program, if it does what the script does, also from other numbers. */
  private Experiment proved(
      Assembly assembly, Program program, Reading traced, Set<String> changed) {
    Experiment experiment = Experiment.of(file, program).from(origin(assembly));
    Proof proof = new Proof(experiment, assembly.paths(), around.budget());
    if (!proof.beginsLike(traced)) {
      throw new UserError("the parameters of the program would not begin as those of the script");
    }
    proof.require(
        traced.draws().picks().isAny()
            ? run(Purpose.NUMBERS, new Drawing(null, true), changed)
            : traced);
    if (!changes.made().isEmpty()) {
      proof.require(
          new Reading(training, Purpose.NUMBERS, new Drawing(null, true), around, changed, Map.of())
              .run(statements));
    }
    for (int seed = 1; seed <= 2; seed++) {
      Map<String, Matrix> others = proof.others(seed);
      proof.require(run(Purpose.NUMBERS, new Drawing(null, true), changed, others));
    }
    return experiment;
  }

  private Origin origin(Assembly assembly) {
    Statement step = training.samples() == null ? training.loop() : training.samples();
    int line = Origin.number(step.span().source().where());
    return Origin.of(
        file, text, line, assembly.renamed(), assembly.tried(), other -> read(file, other, files));
  }

  /** True if the lines of the parameters draw what the script draws, from any seed. */
  private boolean drawsLikeTheScript(
      Program program, Map<String, String> paths, Set<String> changed) {
    Span span = training.loop().span();
    for (int seed = OTHER_SEED; seed < OTHER_SEED + 2; seed++) {
      Program other = program.withSetting(KnownSetting.SEED.word(), (double) seed, span);
      Proof proof = new Proof(Experiment.of(file, other), paths, around.budget());
      Drawing drawing = new Drawing(seed, true);
      boolean goesOn = proof.drawsOn();
      Reading reading = run(goesOn ? Purpose.NUMBERS : Purpose.START, drawing, changed);
      if (!proof.beginsLike(reading) || (goesOn && !proof.drawsLike(reading))) {
        return false;
      }
    }
    return true;
  }
}
