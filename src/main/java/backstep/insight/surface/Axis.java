package backstep.insight.surface;

import backstep.network.DataSet;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** An input and the range over which it goes. */
public record Axis(String name, double from, double to) {

  /** The first two inputs that differ from sample to sample; or one, where no other does. */
  public static List<Integer> inputs(DataSet data) {
    List<Integer> differing =
        IntStream.range(0, data.inputs().size()).filter(i -> differs(data, i)).boxed().toList();
    return differing.isEmpty() ? List.of(0) : differing.subList(0, Math.min(2, differing.size()));
  }

  /** True if an input besides these differs, too. */
  public static boolean hasOthers(DataSet data) {
    List<Integer> drawn = inputs(data);
    return IntStream.range(0, data.inputs().size())
        .anyMatch(i -> !drawn.contains(i) && differs(data, i));
  }

  private static boolean differs(DataSet data, int input) {
    DoubleSummaryStatistics cells = statistics(data, input);
    return cells.getMin() < cells.getMax();
  }

  static DoubleSummaryStatistics statistics(DataSet data, int input) {
    return data.samples().stream()
        .mapToDouble(sample -> sample.x().get(input, 0))
        .summaryStatistics();
  }

  static Axis of(DataSet data, int input, double margin) {
    DoubleSummaryStatistics cells = statistics(data, input);
    double range = cells.getMax() - cells.getMin();
    double beyond = range == 0 ? 0.5 : margin * range;
    return new Axis(data.inputs().get(input), cells.getMin() - beyond, cells.getMax() + beyond);
  }

  /** The value at a place of so many, the first and the last at the ends of the range. */
  public double at(double place, int size) {
    return from + (to - from) * place / (size - 1);
  }

  /** Which of so many places is nearest to a value. */
  public int place(double value, int size) {
    return (int) Math.round((value - from) / (to - from) * (size - 1));
  }
}
