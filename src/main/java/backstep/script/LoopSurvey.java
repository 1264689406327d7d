package backstep.script;

import backstep.matrix.Matrix;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs a script and looks what each outermost loop changes in two rounds, one of its first. Where
 * none trains, as one over experiments, the outermost within it is looked at that changes what was
 * made in its round.
 */
final class LoopSurvey implements Loops {
  /** A loop that may be the one. */
  record Candidate(
      Statement loop, Set<String> changed, boolean arrays, SharedArrays shared, Statement around) {
    Candidate(Statement loop, Set<String> changed, boolean arrays, SharedArrays shared) {
      this(loop, changed, arrays, shared, null);
    }
  }

  /** A loop within another one, in its first run. */
  private static final class Inner {
    private final SharedArrays shared;
    private Map<String, Matrix> start;
    private Map<String, Matrix> once;
    private boolean over;
    private boolean trains;

    Inner(Map<String, Matrix> start, SharedArrays shared) {
      this.start = start;
      this.shared = shared;
    }
  }

  /** A sample that is picked may change nothing. */
  private static final int MOST_ROUNDS = 8;

  /** So many are copied in the time of one evaluation. */
  private static final int CELLS_A_STEP = 4;

  /** A loop that trains within another one is known by now. */
  private static final int ENOUGH_ROUNDS = 64;

  private final Interpreter interpreter;
  private final boolean cuts;
  private boolean hasCut;
  private final IdentityHashMap<Statement, Inner> inners = new IdentityHashMap<>();
  private final List<Candidate> within = new ArrayList<>();
  private List<Candidate> experiments = new ArrayList<>();
  private int outermost;
  private Statement outer;
  private List<Candidate> candidates = new ArrayList<>();
  private final List<Candidate> perhaps = new ArrayList<>();
  private int depth;
  private boolean seen;
  private Map<String, Matrix> start;
  private Map<String, Matrix> once;
  private Set<String> there;
  private SharedArrays shared;

  /** A survey; {@code cuts} if inner loops that train need not run to their ends. */
  LoopSurvey(Around around, boolean cuts) {
    interpreter = new Interpreter(this, around, new Drawing(null, true));
    this.cuts = cuts;
  }

  /** What has stopped it: what follows the training loop need not be understood. */
  UserError run(List<Statement> script) {
    try {
      interpreter.run(script);
      return null;
    } catch (UserError error) {
      return error;
    }
  }

  boolean hasCut() {
    return hasCut;
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
      shared = SharedArrays.of(interpreter.frames());
      there = new HashSet<>(Item.all(interpreter.frames()).keySet());
      Set<String> anew = madeAnew(loop);
      there.removeIf(path -> anew.contains(name(path)));
      start.keySet().retainAll(there);
      inners.clear();
      within.clear();
      outer = loop;
    } else if (!seen && !inners.containsKey(loop)) {
      inners.put(loop, new Inner(numbers(loop.span()), SharedArrays.of(interpreter.frames())));
    }
    depth++;
  }

  @Override
  public void over(Statement loop) {
    depth--;
    if (inners.containsKey(loop)) {
      inners.get(loop).over = true;
    }
    if (depth == 0 && !seen) {
      experiments.addAll(within);
    }
  }

  @Override
  public boolean goesOn(Statement loop, long rounds) {
    if (depth > 1) {
      return innerGoesOn(loop, rounds);
    }
    if (seen || rounds > MOST_ROUNDS) {
      return seen || within.isEmpty();
    }
    if (rounds == 1) {
      once = numbers(loop.span());
      return true;
    }
    Map<String, Matrix> twice = numbers(loop.span());
    Set<String> changed = changing(start, once, twice);
    changed.removeIf(path -> counts(loop, path));
    if (changed.isEmpty() || (!within.isEmpty() && Collections.disjoint(changed, there))) {
      perhaps(loop, twice);
      start = once;
      once = twice;
      return true;
    }
    seen = true;
    boolean arrays = changed.stream().anyMatch(path -> isArray(start.get(path)));
    candidates.add(new Candidate(loop, names(changed), arrays, shared));
    return !arrays;
  }

  /**
   * What each round makes of nothing before it trains, as the weights of an experiment: that it was
   * there before the loop means nothing.
   */
  private static Set<String> madeAnew(Statement loop) {
    Set<String> anew = new HashSet<>();
    Set<String> read = new HashSet<>();
    for (Statement statement : Rounds.body(loop)) {
      if (statement instanceof Syntax.For || statement instanceof Syntax.While) {
        return anew;
      }
      Mentions mentions = Mentions.of(statement);
      read.addAll(mentions.read());
      if (statement instanceof Syntax.Assignment) {
        mentions.local().stream().filter(name -> !read.contains(name)).forEach(anew::add);
      }
    }
    return Set.of();
  }

  /** True of what the loop itself writes. */
  private static boolean counts(Statement loop, String path) {
    return loop instanceof Syntax.For each && EpochBody.targets(each.target()).contains(name(path));
  }

  /** A loop within another one trains if it changes what was made in a round of that one. */
  private boolean innerGoesOn(Statement loop, long rounds) {
    Inner inner = inners.get(loop);
    if (inner == null) {
      return true;
    }
    if (!inner.over && !inner.trains && rounds <= MOST_ROUNDS) {
      Map<String, Matrix> now = numbers(loop.span());
      Set<String> changed = rounds == 1 ? Set.of() : changing(inner.start, inner.once, now);
      boolean arrays = changed.stream().anyMatch(path -> isArray(now.get(path)));
      inner.trains = arrays && Collections.disjoint(changed, there);
      if (inner.trains) {
        within(new Candidate(loop, names(changed), true, inner.shared, outer));
      }
      inner.start = rounds == 1 ? inner.start : inner.once;
      inner.once = now;
    }
    boolean enough = cuts && inner.trains && rounds >= ENOUGH_ROUNDS;
    hasCut |= enough;
    return !enough;
  }

  private static Set<String> changing(
      Map<String, Matrix> a, Map<String, Matrix> b, Map<String, Matrix> c) {
    return a.keySet().stream()
        .filter(path -> changesTwice(a.get(path), b.get(path), c.get(path)))
        .collect(Collectors.toSet());
  }

  private static boolean isArray(Matrix matrix) {
    return matrix.shape().cells() > 1;
  }

  private static String name(String path) {
    return path.substring(path.indexOf(':') + 1);
  }

  private static Set<String> names(Set<String> paths) {
    return paths.stream()
        .map(LoopSurvey::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Keeps the outermost. */
  private void within(Candidate candidate) {
    if (within.isEmpty() || depth < outermost) {
      within.clear();
      outermost = depth;
    }
    if (depth == outermost) {
      within.add(candidate);
    }
  }

  /** A loop in which other cells of an array change each time, as those of a perceptron may. */
  private void perhaps(Statement loop, Map<String, Matrix> twice) {
    Set<String> changed = new LinkedHashSet<>();
    for (String path : there) {
      Matrix now = twice.get(path);
      boolean other = now != null && once.containsKey(path) && !now.equals(once.get(path));
      if (other && !now.equals(start.get(path))) {
        changed.add(path);
      }
    }
    if (!changed.isEmpty()) {
      perhaps.add(new Candidate(loop, names(changed), true, shared));
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
  void keepRenewing(List<Statement> script) {
    experiments = renewing(experiments, script);
    List<Candidate> renewing = renewing(candidates.isEmpty() ? perhaps : candidates, script);
    candidates = renewing.isEmpty() ? candidates : renewing;
  }

  /** True if a loop trains for sure: another number in each round may be drawn, as data are. */
  boolean hasFound(List<Statement> script) {
    return !experiments.isEmpty()
        || candidates.stream().anyMatch(Candidate::arrays)
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

  /**
   * The one that trains.
   *
   * @param first where an error points if there is none
   * @throws UserError where there is none, or more than one
   */
  Candidate only(Source first) {
    List<Candidate> arrays = candidates.stream().filter(Candidate::arrays).toList();
    List<Candidate> of = arrays.isEmpty() ? candidates : arrays;
    of = of.isEmpty() ? experiments : of;
    if (of.isEmpty()) {
      throw new UserError(
          "no loop of this script trains: none changes numbers round after round that were there"
              + " before it",
          new Span(first, 0));
    }
    if (arrays.size() > 1 || (of == experiments && of.size() > 1)) {
      throw new UserError(
          "two loops of this script train: the one at "
              + of.get(0).loop.span().source().where()
              + " and this one; leave one of them out",
          of.get(1).loop.span());
    }
    return of.get(of.size() - 1);
  }
}
