package backstep.exchange;

import backstep.machine.Position;
import backstep.matrix.Matrix;
import backstep.notation.UserError;
import backstep.render.Numbers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every cell of every value that lines wrote, in long form: what pandas reads as a table. */
public final class Trace {
  private static final int MOST_CELLS = 1_000_000;

  private final Format format;
  private final String stepWord;
  private final StringBuilder text;
  private long cells;

  /**
   * An empty one.
   *
   * @param stepWord what its column with the number of a step is called
   */
  public Trace(Format format, String stepWord) {
    this.format = format;
    this.stepWord = stepWord;
    this.text = new StringBuilder(format.begin.formatted(stepWord));
  }

  /** How a table is written. To add one, add a constant; its name ends the file's. */
  public enum Format {
    CSV("epoch,%s,line,name,row,col,value\n", "\n", "\n") {
      @Override
      void row(
          StringBuilder text,
          Position at,
          String step,
          String name,
          int row,
          int col,
          double value) {
        text.append(at.epoch()).append(',').append(at.step()).append(',').append(at.line());
        text.append(',').append(name).append(',').append(row).append(',').append(col).append(',');
        text.append(Numbers.EXACT.format(value));
      }
    },
    /** As pandas' {@code orient='records'}. */
    JSON("[", ",\n", "]\n") {
      @Override
      void row(
          StringBuilder text,
          Position at,
          String step,
          String name,
          int row,
          int col,
          double value) {
        text.append("{\"epoch\":").append(at.epoch()).append(",\"").append(step);
        text.append("\":").append(at.step());
        text.append(",\"line\":").append(at.line()).append(",\"name\":\"").append(name);
        text.append("\",\"row\":").append(row).append(",\"col\":").append(col);
        text.append(",\"value\":").append(number(value)).append('}');
      }
    };

    private final String begin;
    private final String between;
    private final String end;

    Format(String begin, String between, String end) {
      this.begin = begin;
      this.between = between;
      this.end = end;
    }

    abstract void row(
        StringBuilder text, Position at, String step, String name, int row, int col, double value);

    /** JSON has no nan, and what it reads of a number that is too large is inf. */
    private static String number(double value) {
      if (Double.isInfinite(value)) {
        return value > 0 ? "1e999" : "-1e999";
      }
      return Double.isNaN(value) ? "null" : Numbers.EXACT.format(value);
    }

    /** The format of a file, by how its name ends. */
    public static Optional<Format> of(String file) {
      return Arrays.stream(values())
          .filter(format -> file.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
          .findFirst();
    }
  }

  /**
   * Refuses a table that would be too large.
   *
   * @param numbers that it would hold
   */
  public static void check(long numbers) {
    if (numbers > MOST_CELLS) {
      throw new UserError(
          "this would be " + numbers + " numbers, and at most " + MOST_CELLS + " are saved");
    }
  }

  /**
   * Adds what a line wrote.
   *
   * @param position where it ran
   * @throws UserError if it becomes too much
   */
  public void add(Position position, String name, Matrix value) {
    check(cells + value.shape().cells());
    for (int i = 0; i < value.shape().rows(); i++) {
      for (int j = 0; j < value.shape().cols(); j++) {
        text.append(cells++ == 0 ? "" : format.between);
        format.row(text, position, stepWord, name, i, j, value.get(i, j));
      }
    }
  }

  /** How many numbers it holds. */
  public long cells() {
    return cells;
  }

  @Override
  public String toString() {
    return text + format.end;
  }
}
