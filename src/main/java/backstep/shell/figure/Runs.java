package backstep.shell.figure;

import backstep.insight.surface.Axis;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.FileName;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Completion;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import backstep.shell.argument.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is drawn side by side: this run, and perhaps another program after as many samples from its
 * own beginning.
 */
public record Runs(Timeline timeline, Optional<Experiment> other, World world) {
  static final String WITH = "--with";

  public static final Syntax SYNTAX =
      Syntax.word(WITH, "another program beside this one").then(Completion.ANY_PROGRAM);

  /**
   * Reads {@code --with PROGRAM}, which may end what is to be drawn.
   *
   * @param span where that begins
   */
  public static Runs of(Session session, String typed, Span span, World world) {
    int with = typed.indexOf(WITH);
    if (with < 0) {
      return new Runs(session.timeline(), Optional.empty(), world);
    }
    String name = typed.substring(with + WITH.length()).strip();
    Span place = new Span(span.source(), span.start() + with);
    if (name.isEmpty()) {
      throw new UserError("a program is missing, as in " + WITH + " fixed-relu", place);
    }
    Experiment other = UserError.about(place, () -> Programs.load(name, world));
    return new Runs(session.timeline(), Optional.of(other), world);
  }

  /** What is to be drawn, without {@code --with PROGRAM}. */
  public static String subject(String typed) {
    int with = typed.indexOf(WITH);
    return (with < 0 ? typed : typed.substring(0, with)).strip();
  }

  /**
   * A state of a program.
   *
   * @param title what tells the program from the other one
   */
  record Run(String title, Machine machine, State state) {
    Matrix value(Expr expr) {
      return machine.probe(expr).value(state);
    }
  }

  Run own() {
    return new Run(titles().get(0), timeline.here(), timeline.now());
  }

  /**
   * True if one input alone differs from sample to sample.
   *
   * @throws UserError if that is true of one of two programs
   */
  boolean areOverOneInput() {
    boolean isOne = isOverOneInput(timeline.here().experiment());
    if (other.isPresent() && isOverOneInput(other.get()) != isOne) {
      throw new UserError("one of these programs has one input that differs, the other has more");
    }
    return isOne;
  }

  private static boolean isOverOneInput(Experiment experiment) {
    return Axis.inputs(experiment.data()).size() == 1;
  }

  /** The names of the programs, with what was changed about them where that tells them apart. */
  List<String> titles() {
    List<Experiment> programs =
        Stream.concat(Stream.of(timeline.here().experiment()), other.stream()).toList();
    boolean isOne = programs.stream().map(Experiment::title).distinct().count() == 1;
    boolean isOneSeed = programs.stream().map(Experiment::seed).distinct().count() == 1;
    return programs.stream()
        .map(program -> title(program, isOne && count() > 1, !isOneSeed))
        .toList();
  }

  private static String title(Experiment program, boolean withChanges, boolean withSeed) {
    List<String> words = new ArrayList<>(List.of(FileName.toOthers(program.title())));
    if (withChanges) {
      words.addAll(program.changes());
    }
    if (withChanges && withSeed) {
      words.add("seed=" + program.seed());
    }
    return String.join(" ", words);
  }

  int count() {
    return other.isPresent() ? 2 : 1;
  }

  List<Run> all() {
    List<Run> runs = new ArrayList<>(List.of(own()));
    other.ifPresent(program -> runs.add(afterAsMany(program)));
    return runs;
  }

  private Run afterAsMany(Experiment program) {
    Machine machine = new Machine(program);
    long ticks = Math.max(0, Curves.steps(timeline) * machine.clock().ticksPerStep() - 1);
    return new Run(titles().get(1), machine, machine.after(machine.start(), ticks));
  }
}
