package backstep.insight.why;

import backstep.matrix.Shape;
import backstep.notation.Cell;
import java.util.List;
import java.util.Optional;

/**
 * How two programs run apart that begin a sample with the same parameters.
 *
 * @param first the first value that differs, in the order of this program's lines; empty where none
 *     has differed
 * @param samples how many samples have been looked at line by line
 * @param drift the parameters after 1, 10, 100, ... samples; empty where nothing differs
 * @param complete false if it was cancelled
 */
public record Comparison(
    Optional<Difference> first, long samples, List<Drift> drift, boolean complete) {

  public Comparison {
    drift = List.copyOf(drift);
  }

  /** A cell in this program and in the other. */
  public record Pair(Cell cell, double here, double there) {

    /** The distance of the two; NaN where one of them is. */
    public double absolute() {
      return same(here, there) ? 0 : Math.abs(here - there);
    }

    /** The distance, as a part of the larger of the two. */
    public double relative() {
      return same(here, there) ? 0 : absolute() / Math.max(Math.abs(here), Math.abs(there));
    }

    boolean differs() {
      return !same(here, there);
    }

    /** Equal, where two NaN are, and 0 is -0. */
    private static boolean same(double a, double b) {
      return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }
  }

  /**
   * Where two programs have first computed something else.
   *
   * @param sample how many whole samples were equal before
   * @param nth which write of the name in the sample it is, from 1
   * @param line the line of this program that writes it
   * @param otherLine the line of the other
   * @param pair its first cell that differs; the first of all where the shapes do
   * @param otherShape the shape of the name in the other program
   */
  public record Difference(
      long sample, int nth, int line, int otherLine, Pair pair, Shape otherShape) {}

  /**
   * How far the parameters are from each other.
   *
   * @param samples after so many
   */
  public record Drift(long samples, Pair absolute, Pair relative) {}
}
