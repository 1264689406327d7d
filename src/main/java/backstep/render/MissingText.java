package backstep.render;

import backstep.insight.diagnosis.Symptom;
import backstep.insight.gradient.Untold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What cannot be told, or looked for, and why: a sentence for each reason. */
final class MissingText {
  private MissingText() {}

  /** {@code whether W, b move down the slope of loss: ...}. */
  static List<String> untold(Map<String, Untold> untold) {
    return byReason(untold).entrySet().stream()
        .map(
            entry ->
                "whether "
                    + String.join(", ", entry.getValue())
                    + (entry.getValue().size() == 1 ? " moves" : " move")
                    + " down the slope of loss: "
                    + entry.getKey().reason())
        .toList();
  }

  /** {@code units that are off, ... (there are no hidden units)}. */
  static List<String> notLookedFor(Map<Symptom, String> missing) {
    return byReason(missing).entrySet().stream()
        .map(entry -> subjects(", ", entry.getValue()) + " (" + entry.getKey() + ")")
        .toList();
  }

  /** The subjects of symptoms in a row. */
  static String subjects(String between, List<Symptom> symptoms) {
    return symptoms.stream().map(Symptom::subject).collect(Collectors.joining(between));
  }

  private static <K, R> Map<R, List<K>> byReason(Map<K, R> reasons) {
    Map<R, List<K>> byReason = new LinkedHashMap<>();
    reasons.forEach(
        (what, why) -> byReason.computeIfAbsent(why, any -> new ArrayList<>()).add(what));
    return byReason;
  }
}
