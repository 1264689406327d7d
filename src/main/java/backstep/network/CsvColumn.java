package backstep.network;

import backstep.notation.Decimal;
import backstep.notation.Names;
import backstep.notation.UserError;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A column of a table as features: one for numbers. Of texts, two become one feature, which is 1
 * for the second in order; more become one each.
 */
final class CsvColumn {
  /** More texts than this are names or prose, and no classes. */
  private static final int MOST_CLASSES = 100;

  private static final Set<String> MISSING = Set.of("", "?", ".", "na", "n/a", "nan", "null");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");

  private final CsvTable table;
  private final int column;
  private final String name;

  CsvColumn(CsvTable table, int column) {
    this.table = table;
    this.column = column;
    this.name = table.names().get(column);
  }

  /**
   * Its features.
   *
   * @param isClasses true to take numbers for texts
   * @param isOfBoth true for a feature of each of two texts, and not of the second alone
   * @throws UserError for a cell that is neither number nor text, or a mixture of the two
   */
  List<Feature> features(boolean isClasses, boolean isOfBoth) {
    rows().forEach(this::refuseMissing);
    if (!isClasses && rows().anyMatch(this::isNumber)) {
      double[] values = rows().mapToDouble(this::number).toArray();
      return List.of(new Feature(name, values, /* isMeasured= */ true));
    }
    List<String> texts = texts();
    int first = texts.size() == 2 && !isOfBoth ? 1 : 0;
    return texts.subList(first, texts.size()).stream().map(this::oneHot).toList();
  }

  private IntStream rows() {
    return IntStream.range(0, table.size());
  }

  private String cell(int row) {
    return table.cell(row, column);
  }

  private boolean isNumber(int row) {
    return Decimal.isNumber(cell(row));
  }

  private void refuseMissing(int row) {
    if (MISSING.contains(cell(row).toLowerCase(Locale.ROOT))) {
      throw new UserError(
          "a value of the column " + name + " is missing: fill it in, or take the row out",
          table.place(row, column));
    }
    if (DECIMAL_COMMA.matcher(cell(row)).matches()) {
      throw new UserError(
          "'" + cell(row) + "' has a comma: numbers are written with a point, as in 5.1",
          table.place(row, column));
    }
  }

  private double number(int row) {
    if (!isNumber(row)) {
      throw new UserError(
          "'" + cell(row) + "' is not a number, as other cells of the column " + name + " are",
          table.place(row, column));
    }
    double value = Double.parseDouble(cell(row));
    return Double.isInfinite(value) ? Decimal.read(cell(row), table.place(row, column)) : value;
  }

  /** Numbers by their size, all else by the alphabet, as scikit-learn orders classes. */
  private List<String> texts() {
    Comparator<String> order =
        rows().allMatch(this::isNumber)
            ? Comparator.comparingDouble(Double::parseDouble)
            : Comparator.naturalOrder();
    List<String> texts = rows().mapToObj(this::cell).distinct().sorted(order).toList();
    if (texts.size() > MOST_CLASSES) {
      throw new UserError(
          "the column "
              + name
              + " has "
              + texts.size()
              + " different texts, and at most "
              + MOST_CLASSES
              + " can be classes: leave it out by --without "
              + name,
          table.place(0, column));
    }
    return texts;
  }

  private Feature oneHot(String text) {
    double[] values = rows().mapToDouble(row -> cell(row).equals(text) ? 1 : 0).toArray();
    String called = Names.clean(name + "=" + text);
    Names.require(called, table.place(firstRow(text), column));
    return new Feature(called, values, /* isMeasured= */ false);
  }

  private int firstRow(String text) {
    return rows().filter(row -> cell(row).equals(text)).findFirst().orElseThrow();
  }
}
