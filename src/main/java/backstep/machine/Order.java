package backstep.machine;

import backstep.matrix.NumpyRandom;
import backstep.network.Experiment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What each step of a run takes from outside the program: which rows of the data, and what its
 * lines draw. The rows are taken in turn, or each epoch in another order, cut into steps of one
 * size, of which the last takes what is left; or each step picks as many at random.
 *
 * <p>All is drawn as a numpy script does it, from the generator that has drawn the parameters: at
 * the beginning of an epoch {@code np.random.permutation}, at that of a step {@code
 * np.random.randint} and then what the lines draw. It depends on nothing but that generator and the
 * step; what is kept here only saves drawing all steps before it again.
 */
final class Order {
  /** So many numbers are drawn again at most to go back, as long as few generators are kept. */
  private static final int NUMBERS_BETWEEN = 1 << 14;

  /** Some 2,500 bytes each. */
  static final int MOST_KEPT = 256;

  private final Kind kind;
  private final int samples;
  private final int size;
  private final int stepsPerEpoch;
  private final Draws draws;

  /** Whose generator the looks at all of the data draw from. */
  private final Order run;

  /** The steps that take the rows in turn and draw nothing, as they are asked for. */
  private final Step[] inTurn;

  /**
   * The generator as it was before it drew a turn: all that is drawn for a step, or for an epoch
   * where a step draws nothing itself.
   */
  private final TreeMap<Long, NumpyRandom> kept = new TreeMap<>();

  private long spacing;
  private NumpyRandom random;
  private long nextTurn;
  private int[] rows;
  private Step drawn;
  private Order look;
  private Position lookedFrom;

  /** In what order the rows are taken. */
  enum Kind {
    IN_TURN,
    SHUFFLED,
    PICKED;

    private static Kind of(Experiment experiment) {
      return experiment.isShuffled() ? SHUFFLED : experiment.isPicked() ? PICKED : IN_TURN;
    }
  }

  private Order(
      Kind kind, int samples, int size, int stepsPerEpoch, Draws draws, Order run, NumpyRandom at) {
    this.kind = kind;
    this.samples = samples;
    this.size = size;
    this.stepsPerEpoch = stepsPerEpoch;
    this.draws = draws;
    this.run = run == null ? this : run;
    this.inTurn = new Step[stepsInTurn()];
    if (at != null) {
      kept.put(0L, at.copy());
      spacing = Math.max(1, NUMBERS_BETWEEN / numbersPerTurn());
      if (kind == Kind.SHUFFLED && drawsEachStep()) {
        spacing = (spacing + stepsPerEpoch - 1) / stepsPerEpoch * stepsPerEpoch;
      }
      goTo(0);
    }
  }

  /** The rows in their order, in every epoch. */
  static Order inTurn(int samples, int size) {
    return new Order(Kind.IN_TURN, samples, size, steps(samples, size), null, null, null);
  }

  /**
   * That of an experiment.
   *
   * @param drawn gives the generator as its parameters have left it, which is not touched
   */
  static Order of(Experiment experiment, Draws draws, Supplier<NumpyRandom> drawn) {
    return of(experiment, draws, null, drawn);
  }

  private static Order of(
      Experiment experiment, Draws draws, Order run, Supplier<NumpyRandom> drawn) {
    return new Order(
        Kind.of(experiment),
        experiment.data().size(),
        experiment.stepSize(),
        experiment.stepsPerEpoch(),
        draws,
        run,
        experiment.isInTurn() && !draws.isAny() ? null : drawn.get());
  }

  /**
   * Shuffled.
   *
   * @param drawn the generator as the parameters have left it, which is not touched
   */
  static Order shuffled(int samples, int size, NumpyRandom drawn) {
    return new Order(Kind.SHUFFLED, samples, size, steps(samples, size), null, null, drawn);
  }

  /** That of a look at other steps, from a run that has this one. */
  Order seenBy(Experiment other, Draws drawn, Supplier<NumpyRandom> first) {
    return of(other, drawn, run, first);
  }

  private static int steps(int samples, int size) {
    return (samples + size - 1) / size;
  }

  int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  /** In how many steps all of the data is taken in turn. */
  int stepsInTurn() {
    return steps(samples, size);
  }

  /** How many samples the steps take, each number once, that of the first step first. */
  int[] sizes() {
    int last = samples - (stepsInTurn() - 1) * size;
    return IntStream.of(Math.min(size, samples), last).distinct().toArray();
  }

  private boolean drawsEachStep() {
    return kind == Kind.PICKED || drawsInLines();
  }

  private boolean drawsInLines() {
    return draws != null && draws.isAny();
  }

  private int numbersPerTurn() {
    long inLines = drawsInLines() ? draws.cells(size) : 0;
    return (int) Math.max(1, kind == Kind.SHUFFLED ? samples : size + inLines);
  }

  /** What a step of an epoch takes. */
  Step step(int epoch, int number) {
    if (random == null) {
      return inTurn(number);
    }
    long turn = drawsEachStep() ? (long) epoch * stepsPerEpoch + number : epoch;
    if (turn != nextTurn - 1) {
      draw(turn);
    }
    return drawsEachStep() ? drawn : cut(number);
  }

  /**
   * What a step takes in a look at all of the data, aside from the run: the rows in turn, and what
   * is drawn from a copy of the generator as the step has left it from which one looks.
   *
   * @param from where the run stands
   */
  Step aside(Position from, int number) {
    int which = number % stepsInTurn();
    if (!drawsInLines()) {
      return inTurn(which);
    }
    if (look == null || !from.isInStepOf(lookedFrom)) {
      look =
          new Order(Kind.IN_TURN, samples, size, stepsInTurn(), draws, null, run.generator(from));
      lookedFrom = from;
    }
    return look.step(0, which);
  }

  /** The generator as a step has left it, which is not to be touched. */
  private NumpyRandom generator(Position at) {
    step(at.epoch(), at.step());
    return random;
  }

  /** A step of the rows in turn, without what its lines draw. */
  Step inTurn(int number) {
    if (inTurn[number] == null) {
      inTurn[number] = new Step(IntStream.range(first(number), end(number)).boxed().toList());
    }
    return inTurn[number];
  }

  private Step cut(int number) {
    return size == 1
        ? Step.of(rows[number])
        : new Step(listed(Arrays.copyOfRange(rows, first(number), end(number))));
  }

  private static List<Integer> listed(int[] rows) {
    return Arrays.stream(rows).boxed().toList();
  }

  /**
   * A step of rows drawn with replacement, always the same for a number; it is no part of a run.
   *
   * @param like a step of the usual size, whose draws it has
   */
  Step resampled(Step like, int number) {
    SplittableRandom other = new SplittableRandom(number);
    return new Step(
        IntStream.range(0, size).mapToObj(i -> other.nextInt(samples)).toList(), like.draws());
  }

  private int first(int number) {
    return number * size;
  }

  private int end(int number) {
    return Math.min(samples, first(number) + size);
  }

  private void draw(long turn) {
    if (turn < nextTurn || kept.floorKey(turn) > nextTurn) {
      goTo(turn);
    }
    while (nextTurn <= turn) {
      if (nextTurn - kept.lastKey() >= spacing) {
        keep();
      }
      drawTurn((int) (nextTurn % stepsPerEpoch));
      nextTurn++;
    }
  }

  /** Draws what comes next: for an epoch, or for the step with this number. */
  private void drawTurn(int number) {
    if (!drawsEachStep()) {
      rows = random.permutation(samples);
      return;
    }
    if (kind == Kind.SHUFFLED && number == 0) {
      rows = random.permutation(samples);
    }
    Step taken =
        switch (kind) {
          case IN_TURN -> inTurn(number);
          case SHUFFLED -> cut(number);
          case PICKED -> new Step(listed(picked()));
        };
    drawn = drawsInLines() ? taken.with(draws.next(random, taken.size())) : taken;
  }

  private int[] picked() {
    return IntStream.range(0, size).map(place -> random.randint(samples)).toArray();
  }

  /** Back to the last generator kept before a turn. */
  private void goTo(long turn) {
    Map.Entry<Long, NumpyRandom> last = kept.floorEntry(turn);
    random = last.getValue().copy();
    nextTurn = last.getKey();
  }

  private void keep() {
    kept.put(nextTurn, random.copy());
    if (kept.size() > MOST_KEPT) {
      spacing *= 2;
      kept.keySet().removeIf(turn -> turn % spacing != 0);
    }
  }

  /** How many generators are kept. */
  int kept() {
    return kept.size();
  }
}
