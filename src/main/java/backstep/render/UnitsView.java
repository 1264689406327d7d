package backstep.render;

import backstep.insight.Surface;
import backstep.network.DataSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/**
 * Where each unit of the first hidden layer turns on: the line on which its pre-activation is 0.
 */
public final class UnitsView {
  private static final int LETTERS = 26;

  private UnitsView() {}

  /**
   * One program's units.
   *
   * @param units the pre-activation of each
   * @param data whose samples are marked by their targets
   */
  public record Panel(String title, List<Surface> units, DataSet data) {}

  /** The lines side by side, and which units have none. */
  public static String text(List<Panel> panels, View view) {
    Canvas canvas = new Canvas(view);
    StringBuilder legend = new StringBuilder();
    for (Panel panel : panels) {
      canvas.add(panel.title(), panel.units().get(0), panel.data(), cells(panel.units()));
      legend.append(panel.title()).append(": ").append(legend(panel.units())).append('\n');
    }
    return canvas.text("where each hidden unit turns on or off: unit 0 is a, 1 is b, ...") + legend;
  }

  private static char[][] cells(List<Surface> units) {
    char[][] cells = new char[units.get(0).rows()][units.get(0).columns()];
    Arrays.stream(cells).forEach(row -> Arrays.fill(row, ' '));
    for (int unit = 0; unit < units.size(); unit++) {
      for (int row = 0; row < cells.length; row++) {
        for (int column = 0; column < cells[row].length; column++) {
          if (units.get(unit).passes(0, row, column)) {
            cells[row][column] = letter(unit);
          }
        }
      }
    }
    return cells;
  }

  private static char letter(int unit) {
    return unit < LETTERS ? (char) ('a' + unit) : '*';
  }

  private static String legend(List<Surface> units) {
    String on = named(units, z -> z >= 0);
    String off = named(units, z -> z < 0);
    return "on everywhere: " + on + "; off everywhere: " + off;
  }

  /** The units of which this holds all over. */
  private static String named(List<Surface> units, DoublePredicate holds) {
    String named =
        units.stream()
            .filter(unit -> unit.cells().allMatch(holds))
            .map(Surface::name)
            .collect(Collectors.joining(", "));
    return named.isEmpty() ? "none" : named;
  }
}
