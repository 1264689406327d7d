package backstep.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.WordUtils;

/** Running text in lines of the width of a window. */
public final class Prose {
  private static final String GAP = "  ";
  private static final String GUTTER = "   ";

  private Prose() {}

  /** {@code 1 sample}, {@code 4 samples}. */
  public static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** The text with line breaks where it would pass the width, each line indented and ended. */
  public static String wrap(String text, int indent, int width) {
    String margin = " ".repeat(indent);
    String oneLine = text.replace('\n', ' ');
    return margin + WordUtils.wrap(oneLine, width - indent - 1, "\n" + margin, false) + "\n";
  }

  /** The text likewise, its further lines indented. */
  static String hanging(String text, int width) {
    return wrap(text, 2, width).stripLeading();
  }

  /** Each key beside its value, below each other; in two columns, read downwards, if they fit. */
  static String columns(List<String> keys, List<String> values, int width) {
    int half = (keys.size() + 1) / 2;
    List<String> left = beside(keys.subList(0, half), values.subList(0, half), GAP);
    List<String> right =
        beside(keys.subList(half, keys.size()), values.subList(half, keys.size()), GAP);
    boolean fit = widest(left) + GUTTER.length() + widest(right) <= width;
    List<String> rows = fit ? beside(left, right, GUTTER) : beside(keys, values, GAP);
    return rows.stream().map(row -> row.stripTrailing() + "\n").collect(Collectors.joining());
  }

  private static List<String> beside(List<String> left, List<String> right, String gap) {
    int widest = widest(left);
    return IntStream.range(0, left.size())
        .mapToObj(
            i ->
                left.get(i)
                    + " ".repeat(widest - length(left.get(i)))
                    + gap
                    + (i < right.size() ? right.get(i) : ""))
        .toList();
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(Prose::length).max().orElse(0);
  }

  private static int length(String text) {
    return Style.plain(text).length();
  }

  /** Ascending numbers as {@code 0 to 7, 9}. */
  static String ranges(List<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= numbers.size(); to++) {
      if (to == numbers.size() || numbers.get(to) != numbers.get(to - 1) + 1) {
        String link = to - from > 2 ? " to " : ", ";
        String last = to - from > 1 ? link + numbers.get(to - 1) : "";
        ranges.add(numbers.get(from) + last);
        from = to;
      }
    }
    return String.join(", ", ranges);
  }

  /** A share of 1 as {@code 12.8 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
