package backstep.script;

import backstep.matrix.Matrix;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The loop of a script that trains: the outermost one each of whose rounds changes the same numbers
 * that were there before it.
 *
 * @param loop a round of it is an epoch
 * @param way how an epoch gets to the loop a round of which takes a sample; nothing where an epoch
 *     is one step
 * @param ofTheEpoch statements before that loop that depend on nothing but the number of the epoch:
 *     each step begins with them
 */
record TrainingLoop(Statement loop, List<SampleLoop.Level> way, List<Statement> ofTheEpoch) {

  /** The loop over the samples, or null. */
  Statement samples() {
    return way.isEmpty() ? null : way.get(way.size() - 1).through();
  }

  /** A loop that may be the one. */
  private record Candidate(Statement loop, Set<String> changed, boolean arrays) {}

  /**
   * Finds it.
   *
   * @throws UserError where there is none, or more than one
   */
  static TrainingLoop find(List<Statement> script, Source first, Around around) {
    Survey survey = new Survey(around);
    UserError stopped = null;
    try {
      survey.interpreter.run(script);
    } catch (UserError error) {
      stopped = error; // what follows the training loop need not be understood
    }
    survey.keepRenewing(script);
    if (stopped != null && !survey.hasFound(script)) {
      throw stopped;
    }
    Candidate found = survey.only(first);
    return new TrainingLoop(
        found.loop, SampleLoop.find(found.loop, found.changed, script), List.of());
  }

  /** Runs a script and looks what each outermost loop changes in two rounds, one of its first. */
  private static final class Survey implements Loops {
    /** A sample that is picked may change nothing. */
    private static final int MOST_ROUNDS = 8;

    /** So many are copied in the time of one evaluation. */
    private static final int CELLS_A_STEP = 4;

    private final Interpreter interpreter;
    private List<Candidate> candidates = new ArrayList<>();
    private final List<Candidate> perhaps = new ArrayList<>();
    private int depth;
    private boolean seen;
    private Map<String, Matrix> start;
    private Map<String, Matrix> once;
    private Set<String> there;

    Survey(Around around) {
      interpreter = new Interpreter(this, around, new Drawing(null, true));
    }

    private Map<String, Matrix> numbers(Span at) {
      Map<String, Matrix> numbers = new HashMap<>();
      Item.all(interpreter.frames())
          .forEach(
              (path, item) -> {
                if (!item.isWhole()) {
                  Matrix matrix = item.matrix();
                  interpreter.budget().spend(matrix.shape().cells() / CELLS_A_STEP, at);
                  numbers.put(path, matrix);
                }
              });
      return numbers;
    }

    @Override
    public void begins(Statement loop) {
      if (depth == 0) {
        Views.settle(interpreter.frames());
        seen = false;
        start = numbers(loop.span());
        there = Set.copyOf(Item.all(interpreter.frames()).keySet());
      }
      depth++;
    }

    @Override
    public void over(Statement loop) {
      depth--;
    }

    @Override
    public boolean goesOn(Statement loop, long rounds) {
      if (depth != 1 || seen || rounds > MOST_ROUNDS) {
        return true;
      }
      if (rounds == 1) {
        once = numbers(loop.span());
        return true;
      }
      Map<String, Matrix> twice = numbers(loop.span());
      Set<String> changed = new LinkedHashSet<>();
      boolean arrays = false;
      for (Map.Entry<String, Matrix> entry : start.entrySet()) {
        String path = entry.getKey();
        if (changesTwice(entry.getValue(), once.get(path), twice.get(path))) {
          changed.add(path.substring(path.indexOf(':') + 1));
          arrays |= entry.getValue().shape().cells() > 1;
        }
      }
      if (changed.isEmpty()) {
        perhaps(loop, twice);
        start = once;
        once = twice;
        return true;
      }
      seen = true;
      candidates.add(new Candidate(loop, changed, arrays));
      return !arrays;
    }

    /** A loop in which other cells of an array change each time, as those of a perceptron may. */
    private void perhaps(Statement loop, Map<String, Matrix> twice) {
      Set<String> changed = new LinkedHashSet<>();
      for (String path : there) {
        Matrix now = twice.get(path);
        boolean other = now != null && once.containsKey(path) && !now.equals(once.get(path));
        if (other && !now.equals(start.get(path))) {
          changed.add(path.substring(path.indexOf(':') + 1));
        }
      }
      if (!changed.isEmpty()) {
        perhaps.add(new Candidate(loop, changed, true));
        seen = true;
      }
    }

    private static boolean changesTwice(Matrix a, Matrix b, Matrix c) {
      if (b == null || c == null || !a.shape().equals(b.shape()) || !b.shape().equals(c.shape())) {
        return false;
      }
      for (int i = 0; i < a.shape().rows(); i++) {
        for (int j = 0; j < a.shape().cols(); j++) {
          if (a.get(i, j) != b.get(i, j) && b.get(i, j) != c.get(i, j)) {
            return true;
          }
        }
      }
      return false;
    }

    /** A loop that writes numbers anew each time, as a test does behind the training, is none. */
    private void keepRenewing(List<Statement> script) {
      List<Candidate> renewing = renewing(candidates.isEmpty() ? perhaps : candidates, script);
      candidates = renewing.isEmpty() ? candidates : renewing;
    }

    /** True if a loop trains for sure: another number in each round may be drawn, as data are. */
    private boolean hasFound(List<Statement> script) {
      return candidates.stream().anyMatch(Candidate::arrays)
          || !renewing(candidates, script).isEmpty();
    }

    private List<Candidate> renewing(List<Candidate> of, List<Statement> script) {
      ParameterChanges functions = ParameterChanges.of(script);
      return of.stream()
          .filter(
              one -> {
                Set<String> renewed = Mentions.of(one.loop).through(functions).renewed();
                return one.changed.stream().anyMatch(name -> SampleLoop.isOf(name, renewed));
              })
          .toList();
    }

    private Candidate only(Source first) {
      List<Candidate> arrays = candidates.stream().filter(Candidate::arrays).toList();
      List<Candidate> of = arrays.isEmpty() ? candidates : arrays;
      if (of.isEmpty()) {
        throw new UserError(
            "no loop of this script trains: none changes numbers round after round that were there"
                + " before it",
            new Span(first, 0));
      }
      if (arrays.size() > 1) {
        throw new UserError(
            "two loops of this script train: the one at "
                + of.get(0).loop.span().source().where()
                + " and this one; leave one of them out",
            of.get(1).loop.span());
      }
      return of.get(of.size() - 1);
    }
  }
}
