package backstep.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/** Running text in lines of the width of a window. */
public final class Prose {
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
