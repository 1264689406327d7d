package backstep.insight.diagnosis;

import backstep.insight.diagnosis.Forward.Place;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.network.DataSet;
import backstep.notation.Axes.SampleAxis;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Symptoms of how the samples of a step come together. */
final class BatchSymptoms {
  private static final double ROUNDING = 1e-9;

  private BatchSymptoms() {}

  /** A softmax along the samples, for targets that add up to 1 in each sample. */
  static Optional<Evidence> sharedOut(Examination examination) {
    return AnswerSymptoms.answers(examination)
        .filter(any -> targetsAreShares(examination.machine().experiment().data()))
        .flatMap(y -> sharedOut(examination, y));
  }

  private static boolean targetsAreShares(DataSet data) {
    return data.samples().stream()
        .allMatch(
            sample ->
                sample.d().shape().cells() > 1
                    && Math.abs(sample.d().cells().sum() - 1) < ROUNDING);
  }

  private static Optional<Evidence> sharedOut(Examination examination, Place y) {
    Forward forward = examination.forward();
    SampleAxis samples = examination.machine().samplesIn(y.expr());
    Place shares = forward.unfolded(y);
    Along along = ofSamples(samples);
    while (shares.expr() instanceof Expr.Transpose) {
      shares = forward.unfolded(forward.part(shares, 0));
      along = along.transposed();
    }
    Along other = along.transposed();
    return samples == SampleAxis.NEITHER
            || !new Ranges(examination).shares(shares).equals(Optional.of(other))
        ? Optional.empty()
        : Optional.of(sharedOut(examination, shares, along));
  }

  /** Which cells belong to one sample. */
  private static Along ofSamples(SampleAxis samples) {
    return samples == SampleAxis.ROWS ? Along.ROWS : Along.COLUMNS;
  }

  private static Evidence sharedOut(Examination examination, Place shares, Along along) {
    Line line = examination.program().line(shares.line());
    boolean isLine = line.value().equals(shares.expr());
    String name = isLine ? line.target() : shares.toString();
    Matrix values = examination.forward().value(shares);
    boolean isOfRows = along == Along.ROWS;
    List<Double> sums =
        IntStream.range(0, isOfRows ? values.shape().rows() : values.shape().cols())
            .mapToObj(i -> (isOfRows ? values.row(i) : values.col(i)).cells().sum())
            .sorted()
            .toList();
    Sentence sentence =
        Sentence.of(
            "line "
                + shares.line()
                + ", "
                + line
                + ", adds up to 1 over the samples of a step: for each sample the sum of "
                + name
                + " is between {} and {}, and that of its targets is 1",
            sums.get(0),
            sums.get(sums.size() - 1));
    String softmax = AnswerSymptoms.softmax(examination.forward(), shares, isOfRows);
    return new Evidence(
            List.of(sentence),
            isLine
                ? "edit " + shares.line() + " " + name + " = " + softmax
                : softmax + " in place of " + shares,
            name + ", " + along.axis())
        .at(shares.line())
        .mending(AnswerSymptoms.rewritten(examination.program(), shares, isLine, softmax));
  }

  /** A sample whose answer changes with the inputs of another. */
  static Optional<Evidence> mixed(Examination examination) {
    boolean isNamed =
        Stream.of(Symptom.SPREAD, Symptom.SUMMED_OVER_ALL, Symptom.SHARED_OVER_SAMPLES)
            .anyMatch(cause -> examination.finding(cause).isPresent());
    return isNamed
        ? Optional.empty()
        : otherRow(examination).flatMap(row -> mixed(examination, row));
  }

  /** A row whose inputs are others than those of the first, which it can take the place of. */
  private static Optional<Integer> otherRow(Examination examination) {
    DataSet data = examination.machine().experiment().data();
    return IntStream.range(1, data.size())
        .filter(row -> !data.sample(row).x().equals(data.sample(0).x()))
        .boxed()
        .findFirst();
  }

  private static Optional<Evidence> mixed(Examination examination, int row) {
    Machine machine = examination.machine();
    State one = machine.aside(examination.timeline().now(), 0);
    State other = machine.withRow(one, 0, row);
    Mixing first = null;
    Mixing last = null;
    for (int number = 1; number <= examination.program().size(); number++) {
      one = machine.next(one);
      other = machine.next(other);
      if (examination.forward().has(number)) {
        String name = examination.program().line(number).target();
        Mixing mixing =
            Mixing.of(number, one.value(name).matrix(), other.value(name).matrix(), one);
        first = first == null && mixing.isThere() ? mixing : first;
        last = mixing.isOfSamples() ? mixing : last;
      }
    }
    return first != null && last.isThere() && !isMeant(examination, first)
        ? Optional.of(evidence(examination, first, row))
        : Optional.empty();
  }

  /**
   * What a line computes of a step, and of the same with another sample in the first place.
   *
   * @param samples how many the step has
   */
  private record Mixing(int line, Matrix one, Matrix other, int samples) {
    private static Mixing of(int line, Matrix one, Matrix other, State state) {
      return new Mixing(line, one, other, state.step().size());
    }

    private Shape shape() {
      return one.shape();
    }

    private boolean isOfSamples() {
      return shape().rows() == samples || shape().cols() == samples;
    }

    /** True if it changes for other samples, whichever direction counts them. */
    private boolean isThere() {
      return isOfSamples()
          && (shape().rows() != samples || cells().anyMatch(cell -> cell / shape().cols() > 0))
          && (shape().cols() != samples || cells().anyMatch(cell -> cell % shape().cols() > 0));
    }

    /** True of a table in which each sample is held against each other. */
    private boolean isOfPairs() {
      return shape().rows() == samples
          && shape().cols() == samples
          && cells().allMatch(cell -> cell / samples == 0 || cell % samples == 0);
    }

    /** The numbers of the cells that differ. */
    private IntStream cells() {
      double allowed = ROUNDING * Math.max(one.largest(), other.largest());
      return IntStream.range(0, (int) shape().cells())
          .filter(
              cell -> {
                int i = cell / shape().cols();
                int j = cell % shape().cols();
                return Math.abs(one.get(i, j) - other.get(i, j)) > allowed;
              });
    }

    /** The first cell of another sample that differs. */
    private int cell() {
      return cells()
          .filter(cell -> shape().rows() != samples || cell / shape().cols() > 0)
          .filter(cell -> shape().cols() != samples || cell % shape().cols() > 0)
          .findFirst()
          .orElseGet(() -> cells().findFirst().orElseThrow());
    }
  }

  /**
   * True of features of the data, a table of all pairs, and what uses a number that is taken along
   * the samples, as batch norm does.
   */
  private static boolean isMeant(Examination examination, Mixing mixing) {
    Program program = examination.program();
    Forward forward = examination.forward();
    Place value = new Place(mixing.line(), program.line(mixing.line()).value());
    return mixing.isOfPairs()
        || !forward.dependsOn(value, program::isParameter)
        || isOfStatistic(forward, value, mixing.samples());
  }

  private static boolean isOfStatistic(Forward forward, Place place, int samples) {
    if (place.expr() instanceof Expr.Name) {
      Place whole = forward.unfolded(place);
      Shape shape = forward.value(place).shape();
      return !whole.equals(place)
          && shape.rows() != samples
          && shape.cols() != samples
          && isOfStatistic(forward, whole, samples);
    }
    boolean isStatistic =
        place.expr() instanceof Expr.Call call
            && call.along() != Along.ALL
            && (call.function().form() instanceof Form.Reduction
                || call.function() == Function.LAYER_NORM)
            && call.along().group(forward.value(forward.part(place, 0)).shape()).cells() == samples;
    return isStatistic
        || forward.parts(place).stream().anyMatch(part -> isOfStatistic(forward, part, samples));
  }

  private static Evidence evidence(Examination examination, Mixing mixing, int row) {
    Line line = examination.program().line(mixing.line());
    int cols = mixing.shape().cols();
    int i = mixing.cell() / cols;
    int j = mixing.cell() % cols;
    String at = line.target() + "[" + i + "," + j + "]";
    Sentence sentence =
        Sentence.of(
            "line "
                + mixing.line()
                + ", "
                + line
                + ", mixes the samples of a step: with the inputs of "
                + examination.named(List.of(row))
                + " in place of the first, "
                + at
                + ", which is of another sample, becomes {} in place of {}",
            mixing.other().get(i, j),
            mixing.one().get(i, j));
    return new Evidence(
            List.of(sentence),
            "x where a sample is a column, X where it is a row, and an axis where one is missing",
            line.target())
        .at(mixing.line());
  }
}
