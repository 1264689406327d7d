package backstep.script;

import backstep.matrix.Matrix;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The loop of a script that trains: the outermost one each of whose rounds changes the same numbers
 * that were there before it.
 *
 * @param loop a round of it is an epoch
 * @param samples the loop in it a round of which takes a sample; null where an epoch is one step
 */
record TrainingLoop(Statement loop, Statement samples) {

  /** A loop that may be the one. */
  private record Candidate(Statement loop, Set<String> changed, boolean arrays) {}

  /**
   * Finds it.
   *
   * @throws UserError where there is none, or more than one
   */
  static TrainingLoop find(List<Statement> script, Source first, Budget budget) {
    Survey survey = new Survey(budget);
    try {
      survey.interpreter.run(script);
    } catch (UserError error) {
      if (survey.candidates.isEmpty()) {
        throw error; // what follows the training loop need not be understood
      }
    }
    survey.keepRenewing(script);
    Candidate found = survey.only(first);
    return new TrainingLoop(found.loop, samples(found));
  }

  /** Runs a script and looks what each outermost loop changes in its first two rounds. */
  private static final class Survey implements Interpreter.Loops {
    private final Interpreter interpreter;
    private final List<Candidate> candidates = new ArrayList<>();
    private int depth;
    private Map<String, Matrix> start;
    private Map<String, Matrix> once;

    Survey(Budget budget) {
      interpreter = new Interpreter(this, budget, new Drawing(null, true));
    }

    private Map<String, Matrix> numbers() {
      Map<String, Matrix> numbers = new HashMap<>();
      Item.all(interpreter.frames())
          .forEach(
              (path, item) -> {
                if (!item.isWhole()) {
                  numbers.put(path, item.matrix());
                }
              });
      return numbers;
    }

    @Override
    public void begins(Statement loop) {
      if (depth == 0) {
        start = numbers();
      }
      depth++;
    }

    @Override
    public void over(Statement loop) {
      depth--;
    }

    @Override
    public boolean goesOn(Statement loop, long rounds) {
      if (depth != 1 || rounds > 2) {
        return true;
      }
      if (rounds == 1) {
        once = numbers();
        return true;
      }
      Map<String, Matrix> twice = numbers();
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
        return true;
      }
      candidates.add(new Candidate(loop, changed, arrays));
      return !arrays;
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
      Map<String, Syntax.Definition> functions = Mentions.functions(script);
      List<Candidate> renewing =
          candidates.stream()
              .filter(
                  one -> {
                    Set<String> renewed = Mentions.of(one.loop).through(functions).renewed();
                    return one.changed.stream().anyMatch(name -> isOf(name, renewed));
                  })
              .toList();
      if (!renewing.isEmpty()) {
        candidates.retainAll(renewing);
      }
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

  /**
   * The loop over the samples: it changes what the training changes, and reads nothing that the
   * epoch has computed of that before.
   */
  private static Statement samples(Candidate found) {
    for (Statement statement : Rounds.body(found.loop)) {
      Mentions mentions = Mentions.of(statement);
      if (statement instanceof Syntax.For each && trains(found, each)) {
        Set<String> inside = new HashSet<>(Mentions.of(each).written());
        Set<String> derived = derived(found, statement, inside);
        if (mentions.read().stream().noneMatch(derived::contains)) {
          return statement;
        }
      }
    }
    return null;
  }

  private static boolean trains(Candidate found, Syntax.For each) {
    Set<String> written = Mentions.of(each).written();
    return found.changed.stream().anyMatch(name -> isOf(name, written));
  }

  /** True of what one of these names keeps. */
  private static boolean isOf(String item, Set<String> names) {
    return names.stream().anyMatch(one -> item.equals(one) || item.startsWith(one + "_"));
  }

  /** What the epoch has computed, before a loop, of names that the loop writes. */
  private static Set<String> derived(Candidate found, Statement loop, Set<String> inside) {
    Set<String> derived = new HashSet<>();
    for (Statement statement : Rounds.body(found.loop)) {
      if (statement == loop) {
        break;
      }
      Mentions mentions = Mentions.of(statement);
      boolean reads =
          mentions.read().stream()
              .anyMatch(name -> derived.contains(name) || isTrained(found, inside, name));
      if (reads) {
        derived.addAll(mentions.written());
      }
    }
    return derived;
  }

  private static boolean isTrained(Candidate found, Set<String> inside, String name) {
    return inside.contains(name)
        && found.changed.stream().anyMatch(one -> one.equals(name) || one.startsWith(name + "_"));
  }
}
