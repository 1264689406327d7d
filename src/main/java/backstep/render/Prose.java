package backstep.render;

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

  /** A share of 1 as {@code 12.8 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
