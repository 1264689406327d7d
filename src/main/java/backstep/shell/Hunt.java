package backstep.shell;

import backstep.matrix.NumpyRandom;
import backstep.network.Experiment;
import backstep.network.PlantedBug;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Remark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * A search for a bug that somebody has planted unseen.
 *
 * @param rows true if it is planted in a program with a sample a row
 * @param seed which bug it is, from 1
 * @param looks how many commands have shown something
 * @param accusations how many lines have been accused
 * @param reveals how many commands have given the answer away
 * @param found true once the right line has been accused
 * @param over true once it has been mended, too
 */
public record Hunt(
    boolean rows, int seed, int looks, int accusations, int reveals, boolean found, boolean over) {
  /** Asks for one in a program with a sample a row. */
  public static final String ROWS = "--rows";

  /** A hunt not yet begun. */
  public static Hunt of(boolean rows, int seed) {
    return new Hunt(rows, seed, 0, 0, 0, false, false);
  }

  /** The one after it. */
  public Hunt next() {
    return of(rows, seed + 1);
  }

  /**
   * The bug, the same for the same seed; as many hunts in a row as there are bugs meet them all.
   */
  public PlantedBug bug() {
    return drawn(seed, PlantedBug.all(rows), PlantedBug::firstHunt);
  }

  /** One of those that may be planted already: what comes later does not change it. */
  static <B> B drawn(int seed, List<B> bugs, ToIntFunction<B> firstHunt) {
    List<B> planted = bugs.stream().filter(bug -> firstHunt.applyAsInt(bug) <= seed).toList();
    NumpyRandom random = new NumpyRandom((seed - 1) / planted.size());
    Map<Double, B> shuffled = new TreeMap<>();
    planted.forEach(bug -> shuffled.put(random.rand(), bug));
    return List.copyOf(shuffled.values()).get((seed - 1) % planted.size());
  }

  /** What is hunted in: the program with the bug, and no comments that could tell. */
  public Experiment experiment() {
    Program program = bug().program();
    List<Line> parameters = program.parameters().stream().map(Hunt::bare).toList();
    List<Line> lines = program.lines().stream().map(Hunt::bare).toList();
    return Experiment.of(
        title(),
        new Program(program.settings(), program.data(), parameters, lines, Map.of(), List.of()));
  }

  private static Line bare(Line line) {
    return new Line(line.section(), line.statement(), Remark.NONE);
  }

  /** Its name, also that of its program: the command that begins it. */
  public String title() {
    return "hunt " + which();
  }

  /** What the command says after its name: {@code 3}, or {@code --rows 3}. */
  public String which() {
    return (rows ? ROWS + " " : "") + seed;
  }

  /** True if this is the program, edited or not, that the hunt goes through. */
  public boolean isIn(Experiment experiment) {
    return experiment.title().equals(title());
  }

  /** After a line was accused. */
  public Hunt accused(Line line) {
    boolean right = bug().isBlamed(line);
    return new Hunt(rows, seed, looks, accusations + 1, reveals, found || right, over);
  }

  /** After a command that gives the answer away. */
  public Hunt revealed() {
    return over ? this : new Hunt(rows, seed, looks, accusations, reveals + 1, found, over);
  }

  /** After the bug was found and mended. */
  public Hunt ended() {
    return new Hunt(rows, seed, looks, accusations, reveals, found, true);
  }

  /** After a command that has shown something; what is seen after the end costs nothing. */
  Hunt looked() {
    return over ? this : new Hunt(rows, seed, looks + 1, accusations, reveals, found, over);
  }

  /** This hunt, which an undo cannot make younger than it was. */
  Hunt notBefore(Hunt earlier) {
    return !earlier.title().equals(title())
        ? this
        : new Hunt(
            rows,
            seed,
            Math.max(looks, earlier.looks),
            Math.max(accusations, earlier.accusations),
            Math.max(reveals, earlier.reveals),
            found || earlier.found,
            over || earlier.over);
  }
}
