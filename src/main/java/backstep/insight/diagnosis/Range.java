package backstep.insight.diagnosis;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** All numbers between two, which may be infinite: where the cells of a value lie. */
record Range(double from, double to) {
  static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  static final Range SHARES = new Range(0, 1);
  private static final double BESIDE = 1e-3;

  static Range only(double value) {
    return new Range(value, value);
  }

  boolean isOneNumber() {
    return from == to;
  }

  /** True of what lies in it, or no further beside it than a small number that is added to y. */
  boolean reaches(double number) {
    double slack = Double.isFinite(to - from) ? BESIDE * (to - from) : 0;
    return contains(number) || (from - slack <= number && number <= to + slack);
  }

  boolean contains(double number) {
    double slack = 1e-9 * Math.max(1, Math.abs(number));
    return from - slack <= number && number <= to + slack;
  }

  Range plus(Range other) {
    return between(from + other.from, to + other.to);
  }

  Range negative() {
    return new Range(0 - to, 0 - from); // and not -0.0
  }

  Range times(Range other) {
    return ofEnds(other, (a, b) -> a == 0 || b == 0 ? 0 : a * b);
  }

  /** One over it; all numbers where it may be on both sides of 0. */
  Range inverse() {
    return from >= 0 && to > 0
        ? between(1 / to, 1 / Math.abs(from))
        : to <= 0 && from < 0 ? negative().inverse().negative() : ALL;
  }

  Range with(Range other) {
    return between(Math.min(from, other.from), Math.max(to, other.to));
  }

  /** What a function that never falls makes of it. */
  Range rising(DoubleUnaryOperator function) {
    return between(function.applyAsDouble(from), function.applyAsDouble(to));
  }

  /** What a function that never falls in either argument makes of two. */
  Range rising(Range other, DoubleBinaryOperator function) {
    return between(function.applyAsDouble(from, other.from), function.applyAsDouble(to, other.to));
  }

  Range size() {
    double most = Math.max(Math.abs(from), Math.abs(to));
    double least = contains(0) ? 0 : Math.min(Math.abs(from), Math.abs(to));
    return between(least, most);
  }

  private Range ofEnds(Range other, DoubleBinaryOperator function) {
    double[] ends = {
      function.applyAsDouble(from, other.from),
      function.applyAsDouble(from, other.to),
      function.applyAsDouble(to, other.from),
      function.applyAsDouble(to, other.to)
    };
    return between(
        DoubleStream.of(ends).min().orElseThrow(), DoubleStream.of(ends).max().orElseThrow());
  }

  private static Range between(double from, double to) {
    return Double.isNaN(from) || Double.isNaN(to) ? ALL : new Range(from, to);
  }
}
