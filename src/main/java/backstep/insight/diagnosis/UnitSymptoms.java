package backstep.insight.diagnosis;

import backstep.matrix.Form;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.HiddenLayer;
import backstep.notation.Line;
import backstep.notation.Printer;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Symptoms of the units of hidden layers, over all samples. */
final class UnitSymptoms {
  private static final double SATURATED = 0.01;
  private static final double EQUAL = 1e-12;
  private static final double ALIKE = 0.05;

  /** A pre-activation where a function has become what it is far out. */
  private static final double FAR = 1000;

  private static final int SAMPLES_FOR_TWINS = 3;

  private static final String OTHERWISE = "begin with weights around 0, or with other biases";

  private UnitSymptoms() {}

  static boolean canBeOff(Form.Elementwise activation) {
    return activation.isOff(-FAR);
  }

  static boolean canSaturate(Form.Elementwise activation) {
    return !activation.isPiecewiseAffine()
        && (isSaturated(activation, -FAR) || isSaturated(activation, FAR));
  }

  private static boolean isSaturated(Form.Elementwise activation, double z) {
    return activation.relativeSlope(z) < SATURATED;
  }

  static Optional<Evidence> allOn(Examination examination) {
    return eachOn(examination)
        .flatMap(
            found ->
                found.remedy().isEmpty()
                    ? OtherStart.advised(examination, UnitSymptoms::eachOn)
                        .map(other -> other.remedy().isEmpty() ? found.trying(OTHERWISE) : other)
                    : Optional.of(found));
  }

  private static Optional<Evidence> eachOn(Examination examination) {
    List<Sentence> evidence = new ArrayList<>();
    String remedy = "";
    String about = "";
    for (HiddenLayer layer : examination.layers()) {
      List<Matrix> all = examination.preactivations(layer);
      int units = all.get(0).shape().rows();
      Form.Elementwise activation = examination.activation(layer);
      if (activation.isPiecewiseAffine() && units(all, activation::isOn).size() == units) {
        evidence.add(
            Sentence.of(
                "all "
                    + units
                    + " units of "
                    + layer.name()
                    + " are on for all "
                    + all.size()
                    + " samples; the smallest pre-activation is {}",
                smallest(all)));
        remedy = remedy.isEmpty() ? positive(examination, layer, evidence) : remedy;
        about = about.isEmpty() ? Printer.print(layer.preactivation()) : about;
      }
    }
    return Evidence.ifAny(evidence, remedy, about);
  }

  private static double smallest(List<Matrix> all) {
    return all.stream().flatMapToDouble(Matrix::cells).min().orElseThrow();
  }

  /**
   * Says so where weights and inputs are all positive, which leaves a unit no choice. The remedy is
   * to draw them around 0; empty where they are not drawn, or not so.
   */
  private static String positive(
      Examination examination, HiddenLayer layer, List<Sentence> evidence) {
    Program program = examination.program();
    for (int i = 0; i < program.parameters().size(); i++) {
      Line line = program.parameters().get(i);
      Matrix weights = examination.ends().get(0).before().get(line.target()).matrix();
      boolean isWeight =
          SizeSymptoms.weights(program).contains(line.target())
              && (layer.preactivation().reads(line.target()) || feeds(program, layer, line));
      boolean positive = !weights.anyCell(cell -> cell < 0) && weights.anyCell(cell -> cell > 0);
      if (layer.isFirst() && isWeight && positive && inputsArePositive(examination)) {
        evidence.add(Sentence.of("no weight of " + line.target() + " is negative, and no input"));
        return centred(i + 1, line);
      }
    }
    return "";
  }

  /** True if a line before the layer makes what it is applied to of a parameter. */
  private static boolean feeds(Program program, HiddenLayer layer, Line parameter) {
    return program.lines().subList(0, layer.line()).stream()
        .filter(line -> layer.preactivation().reads(line.target()))
        .anyMatch(line -> line.value().reads(parameter.target()));
  }

  private static boolean inputsArePositive(Examination examination) {
    return examination.samples().stream()
        .noneMatch(
            sample ->
                examination.machine().experiment().data().sample(sample).x().anyCell(x -> x < 0));
  }

  /** The parameter's line with its random numbers around 0; empty where it has none. */
  private static String centred(int number, Line line) {
    Optional<String> rand =
        line.value()
            .all()
            .filter(
                expr ->
                    expr instanceof Expr.Call call
                        && call.function() == backstep.matrix.Function.RAND)
            .map(Printer::print)
            .findFirst();
    return rand.map(
            call -> "edit p" + number + " " + line.toString().replace(call, "(" + call + " - 0.5)"))
        .orElse("");
  }

  static Optional<Evidence> allOff(Examination examination) {
    return eachLayer(
            examination,
            "are off for every sample",
            layer -> units(examination.preactivations(layer), examination.activation(layer)::isOff),
            layer -> prospect(examination, layer),
            "leaky_relu in place of relu")
        .map(found -> Leaking.of(examination, found).or("other initial weights"))
        .map(found -> found.with(Rate.SMALLER));
  }

  /** Off for good is a proof only where nothing but a gradient of 0 could change what is seen. */
  private static String prospect(Examination examination, HiddenLayer layer) {
    boolean all = examination.samples().size() == examination.machine().experiment().data().size();
    return layer.isFirst() && all
        ? "the layer sees x alone and its gradient there is 0 for all of the data: off for good,"
            + " unless something else, such as momentum or decay, moves the weights"
        : "so far: "
            + (all
                ? "the layers below still change what it sees"
                : "not all samples were" + " looked at");
  }

  static Optional<Evidence> saturated(Examination examination) {
    return OtherStart.advised(examination, UnitSymptoms::allSaturated)
        .map(found -> found.with(Rate.SMALLER));
  }

  private static Optional<Evidence> allSaturated(Examination examination) {
    return eachLayer(
        examination,
        "are saturated for every sample",
        layer -> saturated(examination.preactivations(layer), examination.activation(layer)),
        layer -> "",
        "");
  }

  private static List<Integer> saturated(List<Matrix> all, Form.Elementwise activation) {
    return activation.isPiecewiseAffine() ? List.of() : units(all, z -> isSaturated(activation, z));
  }

  /** The units of a layer for which something holds of every sample. */
  private static List<Integer> units(List<Matrix> all, DoublePredicate holds) {
    return IntStream.range(0, all.get(0).shape().rows())
        .filter(unit -> all.stream().allMatch(z -> z.row(unit).allCells(holds)))
        .boxed()
        .toList();
  }

  private static Optional<Evidence> eachLayer(
      Examination examination,
      String what,
      Function<HiddenLayer, List<Integer>> units,
      Function<HiddenLayer, String> more,
      String remedy) {
    List<Sentence> evidence = new ArrayList<>();
    String about = "";
    for (HiddenLayer layer : examination.layers()) {
      List<Integer> found = units.apply(layer);
      if (!found.isEmpty()) {
        String verb = found.size() == 1 ? what.replaceFirst("^are", "is") : what;
        evidence.add(
            Sentence.of(Examination.listed("unit", found) + " of " + layer.name() + " " + verb));
        if (!more.apply(layer).isEmpty()) {
          evidence.add(Sentence.of(more.apply(layer)));
        }
        about = about.isEmpty() ? Printer.print(layer.preactivation()) : about;
      }
    }
    return Evidence.ifAny(evidence, remedy, about);
  }

  static Optional<Evidence> equal(Examination examination) {
    return OtherStart.advised(examination, UnitSymptoms::allEqual);
  }

  private static Optional<Evidence> allEqual(Examination examination) {
    return eachLayer(
        examination,
        "are equal for every sample",
        layer -> twins(examination, layer),
        layer -> "",
        "random initial weights, as with randn or xavier");
  }

  /** Layers whose units all give nearly one number for every sample. */
  static Optional<Evidence> alike(Examination examination) {
    return OtherStart.advised(examination, UnitSymptoms::allAlike);
  }

  private static Optional<Evidence> allAlike(Examination examination) {
    List<Sentence> evidence = new ArrayList<>();
    String about = "";
    for (HiddenLayer layer : examination.layers()) {
      Form.Elementwise activation = examination.activation(layer);
      List<Matrix> all = examination.preactivations(layer);
      double[] given =
          all.stream().flatMapToDouble(Matrix::cells).map(activation.value()).sorted().toArray();
      int units = all.get(0).shape().rows();
      boolean isSaid =
          !twins(examination, layer).isEmpty() || !saturated(all, activation).isEmpty();
      if (units > 1 && given.length > units && isOne(given) && !isSaid) {
        evidence.add(
            Sentence.of(
                "all "
                    + units
                    + " units of "
                    + layer.name()
                    + " give nearly one number for every sample, between {} and {}",
                given[0],
                given[given.length - 1]));
        about = about.isEmpty() ? layer.name() : about;
      }
    }
    return Evidence.ifAny(evidence, "larger initial weights, as with xavier", about);
  }

  private static boolean isOne(double[] ascending) {
    double least = ascending[0];
    double most = ascending[ascending.length - 1];
    return most - least < ALIKE * Math.max(Math.abs(least), Math.abs(most));
  }

  /** The units that some other unit equals, and still does after an update; off ones aside. */
  private static List<Integer> twins(Examination examination, HiddenLayer layer) {
    List<Matrix> all = new ArrayList<>(examination.preactivations(layer));
    List<Integer> off = units(all, examination.activation(layer)::isOff);
    List<Integer> live =
        IntStream.range(0, all.get(0).shape().rows())
            .boxed()
            .filter(Predicate.not(off::contains))
            .toList();
    if (withTwin(all, live).isEmpty()) {
      return List.of();
    }
    examination.ends().stream()
        .limit(SAMPLES_FOR_TWINS)
        .forEach(end -> all.addAll(examination.preactivations(layer, end)));
    return withTwin(all, live);
  }

  private static List<Integer> withTwin(List<Matrix> all, List<Integer> units) {
    return units.stream()
        .filter(a -> units.stream().anyMatch(b -> !a.equals(b) && areEqual(all, a, b)))
        .toList();
  }

  private static boolean areEqual(List<Matrix> all, int a, int b) {
    return all.stream()
        .allMatch(
            z ->
                IntStream.range(0, z.shape().cols())
                    .allMatch(i -> areEqual(z.get(a, i), z.get(b, i))));
  }

  private static boolean areEqual(double a, double b) {
    return Math.abs(a - b) <= EQUAL * Math.abs(a);
  }

  /** Samples for which a whole layer gives 0, and so does the line behind it that multiplies it. */
  static Optional<Evidence> layerOff(Examination examination) {
    for (HiddenLayer layer : examination.layers()) {
      List<Integer> off =
          IntStream.range(0, examination.samples().size())
              .filter(i -> isAllOff(examination, layer, i))
              .boxed()
              .toList();
      Optional<Line> next = off.isEmpty() ? Optional.empty() : withoutBias(examination, layer, off);
      if (next.isPresent()) {
        return Optional.of(layerOff(examination, layer, off, next.get()));
      }
    }
    return Optional.empty();
  }

  private static boolean isAllOff(Examination examination, HiddenLayer layer, int i) {
    return examination.preactivations(layer).get(i).allCells(examination.activation(layer)::isOff);
  }

  private static Optional<Line> withoutBias(
      Examination examination, HiddenLayer layer, List<Integer> off) {
    return examination.program().lines().stream()
        .skip(layer.line() - 1)
        .filter(layer::isReadBy)
        .findFirst()
        .filter(
            line ->
                examination
                    .ofSamples(line.target())
                    .filter(all -> off.stream().allMatch(i -> all.get(i).allCells(c -> c == 0)))
                    .isPresent());
  }

  private static Evidence layerOff(
      Examination examination, HiddenLayer layer, List<Integer> off, Line next) {
    List<Integer> samples = off.stream().map(i -> examination.samples().get(i)).toList();
    List<Sentence> evidence = new ArrayList<>();
    evidence.add(
        Sentence.of(
            "for "
                + examination.named(samples)
                + " all units of "
                + layer.name()
                + " are off, so "
                + next
                + " gives 0"));
    Matrix y =
        examination.hasAnswers() ? examination.ofSamples("y").orElseThrow().get(off.get(0)) : null;
    if (y != null && y.shape().isScalar()) {
      evidence.add(Sentence.of("y is {} as long as they are off", y.scalar()));
    }
    String remedy =
        "a bias: b = zeros(outputs, 1) in parameters:, "
            + next
            + " + b, and an update of b with the gradient of "
            + next.target();
    return new Evidence(evidence, remedy, layer.name());
  }
}
