package backstep.lesson;

import backstep.lesson.Alignment.Changed;
import backstep.lesson.Alignment.Extra;
import backstep.lesson.Alignment.Missing;
import backstep.lesson.Alignment.Row;
import java.util.List;
import java.util.Locale;

/** How what came differs from what a document shows, as text. */
final class Difference {
  private static final int CONTEXT = 1;

  private Difference() {}

  /** The lines that differ and those beside them, and for each number how far it is apart. */
  static String text(Alignment alignment) {
    StringBuilder text = new StringBuilder();
    List<Row> rows = alignment.rows();
    boolean left = false;
    for (int i = 0; i < rows.size(); i++) {
      if (isNearDifference(rows, i)) {
        text.append(left ? "      ...\n" : "").append(text(rows.get(i)));
        left = false;
      } else {
        left = true;
      }
    }
    return text.append(left ? "      ...\n" : "").toString();
  }

  private static boolean isNearDifference(List<Row> rows, int at) {
    List<Row> near =
        rows.subList(Math.max(0, at - CONTEXT), Math.min(rows.size(), at + CONTEXT + 1));
    return !new Alignment(near).isRight();
  }

  private static String text(Row row) {
    if (row instanceof Changed changed) {
      return "    - " + changed.shown() + "\n    + " + changed.came() + "\n" + numbers(changed);
    }
    if (row instanceof Missing missing) {
      return "    - " + missing.shown() + "\n";
    }
    if (row instanceof Extra extra) {
      return "    + " + extra.came() + "\n";
    }
    return "      " + (row instanceof Alignment.Same same ? same.came() : Output.GAP) + "\n";
  }

  /** How far the numbers of two lines are apart, where nothing else differs. */
  private static String numbers(Changed changed) {
    StringBuilder text = new StringBuilder();
    for (Output.Pair pair : Output.numbers(changed.shown(), changed.came())) {
      if (!pair.isSame()) {
        text.append("      ").append(apart(pair)).append('\n');
      }
    }
    return text.toString();
  }

  private static String apart(Output.Pair pair) {
    double apart = Math.abs(pair.came() - pair.shown());
    String numbers = pair.shownText() + " -> " + pair.cameText();
    if (!Double.isFinite(apart)) {
      return numbers;
    }
    String relative =
        pair.shown() == 0
            ? ""
            : String.format(Locale.ROOT, ", %.2g relative", apart / Math.abs(pair.shown()));
    return String.format(Locale.ROOT, "%s: %.2g apart%s", numbers, apart, relative);
  }
}
