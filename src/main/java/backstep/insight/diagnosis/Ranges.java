package backstep.insight.diagnosis;

import backstep.insight.diagnosis.Forward.Place;
import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.Operator;
import backstep.notation.Setting;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the cells of an expression lie, whatever numbers the parameters and the data are: interval
 * arithmetic (Moore 1966). It may be narrower than what this finds, and never wider.
 */
final class Ranges {
  private static final Set<Function> NOT_RISING =
      EnumSet.of(Function.GELU, Function.ABS, Function.ISNAN, Function.ISFINITE);

  private final Forward forward;
  private final Experiment experiment;

  /** A line is looked at once, however many read it. */
  private final Map<Integer, Range> ofLines = new HashMap<>();

  Ranges(Examination examination) {
    this.forward = examination.forward();
    this.experiment = examination.machine().experiment();
  }

  Range of(Place folded) {
    Place place = forward.unfolded(folded);
    boolean isLine = folded.expr() instanceof Expr.Name && !(place.expr() instanceof Expr.Name);
    if (!isLine) {
      return computed(place);
    }
    Range range = ofLines.get(place.line());
    if (range == null) {
      range = computed(place);
      ofLines.put(place.line(), range);
    }
    return range;
  }

  private Range computed(Place place) {
    return place
        .expr()
        .fold(
            new Expr.Kinds<>(
                num -> Range.only(num.value()),
                this::ofName,
                rows -> ofAll(place),
                negative -> ofPart(place, 0).negative(),
                not -> Range.SHARES,
                binary -> ofBinary(place, binary),
                transpose -> ofPart(place, 0),
                index -> ofPart(place, 0),
                call -> call.primed() ? Range.ALL : ofCall(place, call)));
  }

  private Range ofName(Expr.Name name) {
    return experiment
        .program()
        .setting(name.name())
        .filter(Setting::isNumber)
        .map(setting -> Range.only(setting.number()))
        .orElse(Range.ALL);
  }

  private Range ofPart(Place place, int part) {
    return of(forward.part(place, part));
  }

  private Range ofAll(Place place) {
    return forward.parts(place).stream().map(this::of).reduce(Range::with).orElse(Range.ALL);
  }

  private Range ofBinary(Place place, Expr.Binary binary) {
    return switch (binary.operator()) {
      case PLUS -> ofPart(place, 0).plus(ofPart(place, 1));
      case MINUS -> ofPart(place, 0).plus(ofPart(place, 1).negative());
      case TIMES -> ofPart(place, 0).times(ofPart(place, 1));
      case DIVIDED -> quotient(place);
      case POWER -> power(ofPart(place, 0), ofPart(place, 1));
      case MATRIX_TIMES -> Range.ALL;
      case EQUAL, UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST, AND, OR -> Range.SHARES;
    };
  }

  /** A share of a sum is more than the quotient of two numbers. */
  private Range quotient(Place place) {
    Optional<Along> summed = summed(place).filter(any -> ofPart(place, 0).from() >= 0);
    return summed
        .map(along -> shares(units(along, place)))
        .orElseGet(() -> ofPart(place, 0).times(ofPart(place, 1).inverse()));
  }

  /** Along what shares add up to 1; nothing of what is none. */
  Optional<Along> shares(Place place) {
    return place.expr() instanceof Expr.Call call && call.function() == Function.SOFTMAX
        ? Optional.of(call.along())
        : place.expr() instanceof Expr.Binary binary && binary.operator() == Operator.DIVIDED
            ? summed(place)
            : Optional.empty();
  }

  /** Along what {@code e / sum(e)} sums; nothing of other quotients. */
  Optional<Along> summed(Place place) {
    Place below = forward.unfolded(forward.part(place, 1));
    return below.expr() instanceof Expr.Call call
            && call.function() == Function.SUM
            && !call.primed()
            && forward.areSame(forward.part(below, 0), forward.part(place, 0))
        ? Optional.of(call.along())
        : Optional.empty();
  }

  private static Range power(Range base, Range exponent) {
    boolean isSquare = exponent.isOneNumber() && exponent.from() == 2;
    return isSquare ? base.size().rising(z -> z * z) : Range.ALL;
  }

  private Range ofCall(Place place, Expr.Call call) {
    Function function = call.function() == Function.ACT ? experiment.activation() : call.function();
    if (function.form() instanceof Form.Elementwise form) {
      return function == Function.ABS
          ? ofPart(place, 0).size()
          : NOT_RISING.contains(function) ? Range.ALL : ofPart(place, 0).rising(form.value());
    }
    return switch (function) {
      case SOFTMAX -> shares(units(call.along(), place));
      case LAYER_NORM -> units(call.along(), place) == 1 ? Range.only(0) : Range.ALL;
      case MEAN, MIN, MAX -> ofPart(place, 0);
      case SUM -> ofPart(place, 0).times(Range.only(units(call.along(), forward.part(place, 0))));
      case MAXIMUM -> ofPart(place, 0).rising(ofPart(place, 1), Math::max);
      case MINIMUM -> ofPart(place, 0).rising(ofPart(place, 1), Math::min);
      case WHERE -> ofPart(place, 1).with(ofPart(place, 2));
      case NORM -> new Range(0, Double.POSITIVE_INFINITY);
      default -> Range.ALL;
    };
  }

  private static Range shares(double units) {
    return units == 1 ? Range.only(1) : Range.SHARES;
  }

  /** How many cells of a value a function takes together. */
  private double units(Along along, Place value) {
    return along.group(shape(value)).cells();
  }

  private Shape shape(Place place) {
    return forward.value(place).shape();
  }

  /** What makes a value one number, if a part of it does: a softmax of one unit, ... */
  Optional<Place> fixed(Place folded) {
    Place place = forward.unfolded(folded);
    List<Place> parts = forward.parts(place);
    return of(place).isOneNumber()
        ? parts.stream()
            .flatMap(part -> fixed(part).stream())
            .filter(part -> forward.dependsOn(part, forward.parameters()::contains))
            .findFirst()
            .or(() -> Optional.of(place))
        : Optional.empty();
  }
}
