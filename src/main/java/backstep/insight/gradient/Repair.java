package backstep.insight.gradient;

import backstep.insight.gradient.Motion.Kind;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.NumpyRandom;
import backstep.notation.Program;
import backstep.notation.UserError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A program whose steps are wrong with other lines in place of those that make them so. Each is
 * found by what it must compute, and all are judged as the program was.
 */
public final class Repair {
  /** Programs that are judged for a line, and cells that a step of them all writes. */
  private static final int MOST_JUDGED = 20;

  private static final long MOST_CELLS = 500_000;

  /** How far apart parameters may lie from which the same program is judged again. */
  private static final double FAR = 4;

  private Repair() {}

  /** A program, and how its steps go: from the parameters that are given, and from others. */
  private record Judged(
      Machine machine, State state, List<StepCheck> checks, Predicate<Motion> mended) {
    private static Judged of(Machine machine, State state, Predicate<Motion> mended) {
      State moved = Looks.moved(machine, state, new NumpyRandom(0), FAR);
      return new Judged(
          machine,
          state,
          List.of(StepCheck.of(machine, state), StepCheck.of(machine, moved)),
          motion -> motion.kind().isWrong() || mended.test(motion));
    }

    /** With another program, if its shapes fit. */
    private Optional<Judged> with(Program program) {
      try {
        Machine changed = machine.withLines(program);
        return Optional.of(of(changed, changed.adopt(state), mended));
      } catch (UserError misfit) {
        return Optional.empty();
      }
    }

    private Program program() {
      return machine.experiment().program();
    }

    private long wrong() {
      return checks.stream().flatMap(this::wrong).count();
    }

    private Stream<Motion> wrong(StepCheck check) {
      return check.motions().stream().filter(mended);
    }

    private long right() {
      return checks.stream()
          .flatMap(check -> check.motions().stream())
          .filter(motion -> motion.kind() == Kind.RIGHT)
          .count();
    }

    private boolean isMended() {
      return wrong() == 0 && checks.get(0).obstacle().isEmpty();
    }

    private boolean isBetterThan(Judged other) {
      return wrong() < other.wrong() && right() > other.right();
    }

    /** The lines that all that moves wrongly goes by, then those to blame, then the others. */
    private Stream<Integer> lines() {
      List<Motion> wrong = checks.stream().flatMap(this::wrong).toList();
      Stream<Integer> all = wrong.stream().flatMap(motion -> motion.lines().stream());
      Stream<Integer> common =
          wrong.get(0).lines().stream()
              .filter(line -> wrong.stream().allMatch(motion -> motion.lines().contains(line)));
      return Stream.of(common, wrong.stream().map(Motion::line), all)
          .flatMap(lines -> lines)
          .filter(line -> line > 0)
          .distinct();
    }

    private Optional<Judged> mended(int line) {
      return LineSearch.programs(machine, checks.get(0).begun(), line).stream()
          .limit(Math.min(MOST_JUDGED, MOST_CELLS / machine.cellsPerStep()))
          .flatMap(program -> with(program).stream())
          .filter(next -> next.isBetterThan(this))
          .min(Comparator.comparing(Judged::wrong));
    }
  }

  /**
   * The program repaired; nothing where no such lines are found.
   *
   * @param state with whose parameters its steps are judged
   * @param mended what is to be no more, beside what is wrong
   * @param first the lines to begin with
   */
  public static Optional<Program> of(
      Machine machine, State state, Predicate<Motion> mended, List<Integer> first) {
    Judged judged = Judged.of(machine, state, mended);
    while (judged.wrong() > 0) {
      Judged now = judged;
      Optional<Judged> next =
          Stream.concat(first.stream(), now.lines())
              .distinct()
              .flatMap(line -> now.mended(line).stream())
              .findFirst();
      if (next.isEmpty()) {
        break;
      }
      judged = next.get();
    }
    return Optional.of(judged).filter(Judged::isMended).map(Judged::program);
  }
}
