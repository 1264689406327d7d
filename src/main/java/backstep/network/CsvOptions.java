package backstep.network;

import java.util.List;
import java.util.Optional;

/**
 * How a CSV file becomes samples.
 *
 * @param header whether the first row has the names; where nobody says so, it has if none of its
 *     cells is a number
 * @param targets the columns of d; the last one where none is said
 * @param without columns that are left out
 * @param classes columns of numbers that stand for classes, as texts do
 * @param scale true to standardise the inputs that are numbers
 * @param bias true to append an input that is always 1
 * @param bothOfTwo true to make an output of each of two classes, and not of the second alone
 */
public record CsvOptions(
    Optional<Boolean> header,
    List<ColumnRef> targets,
    List<ColumnRef> without,
    List<ColumnRef> classes,
    boolean scale,
    boolean bias,
    boolean bothOfTwo) {

  public CsvOptions {
    targets = List.copyOf(targets);
    without = List.copyOf(without);
    classes = List.copyOf(classes);
  }

  /** One output for two classes. */
  public CsvOptions(
      Optional<Boolean> header,
      List<ColumnRef> targets,
      List<ColumnRef> without,
      List<ColumnRef> classes,
      boolean scale,
      boolean bias) {
    this(header, targets, without, classes, scale, bias, false);
  }

  /** Those of a file of which nothing is said. */
  public static CsvOptions usual() {
    return ofClasses();
  }

  /** Those of a file of which only is said that these columns are classes. */
  public static CsvOptions ofClasses(ColumnRef... classes) {
    return new CsvOptions(Optional.empty(), List.of(), List.of(), List.of(classes), false, false);
  }

  /** The same for a program with so many outputs. */
  public CsvOptions forOutputs(int outputs) {
    return new CsvOptions(header, targets, without, classes, scale, bias, outputs == 2);
  }
}
