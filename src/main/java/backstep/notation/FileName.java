package backstep.notation;

import java.util.Collection;
import java.util.List;

/** The name of a file, as somebody has typed it, and what is said of it to others. */
public final class FileName {
  private FileName() {}

  /** True of a name that leads out of no folder. */
  public static boolean isWithin(String file) {
    return !file.matches("[/\\\\~].*|[A-Za-z]:.*|(.*[/\\\\])?\\.\\.([/\\\\].*)?");
  }

  /** What is written of a file into another: of one that lies elsewhere, not where. */
  public static String toOthers(String file) {
    return toOthers(file, List.of(file));
  }

  /** The same of one of several, with as many of its folders as tell it from the others. */
  public static String toOthers(String file, Collection<String> all) {
    if (isWithin(file)) {
      return file;
    }
    String last = file.substring(separator(file, file.length()) + 1);
    for (int at = separator(file, file.length()); at >= 0; at = separator(file, at)) {
      String end = file.substring(at);
      if (all.stream().noneMatch(one -> !one.equals(file) && ("/" + one).endsWith(end))) {
        return end.substring(1);
      }
    }
    return last;
  }

  /** Where the last separator before a place is; -1 for none. */
  private static int separator(String file, int before) {
    return Math.max(file.lastIndexOf('/', before - 1), file.lastIndexOf('\\', before - 1));
  }
}
