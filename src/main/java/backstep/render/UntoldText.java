package backstep.render;

import backstep.insight.gradient.Untold;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Of which parameters nothing can be said, and why. */
final class UntoldText {
  private UntoldText() {}

  /** A sentence for each reason: {@code whether W, b move down the slope of loss: ...}. */
  static List<String> sentences(Map<String, Untold> untold) {
    return Arrays.stream(Untold.values())
        .filter(untold::containsValue)
        .map(why -> sentence(names(untold, why), why))
        .toList();
  }

  private static List<String> names(Map<String, Untold> untold, Untold why) {
    return untold.entrySet().stream()
        .filter(entry -> entry.getValue() == why)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String sentence(List<String> names, Untold why) {
    return "whether "
        + String.join(", ", names)
        + (names.size() == 1 ? " moves" : " move")
        + " down the slope of loss: "
        + why.reason();
  }
}
