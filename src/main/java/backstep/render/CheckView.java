package backstep.render;

import backstep.insight.diagnosis.Check;
import backstep.insight.diagnosis.Finding;
import backstep.network.Experiment;
import backstep.notation.Section;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a check has found, as a compiler would say it. */
public final class CheckView {
  private CheckView() {}

  /** A line for each finding: {@code mine.bp:27: wrong: ...}. */
  public static String lines(String file, Check check) {
    List<String> lines = new ArrayList<>();
    for (Check.Found found : check.found()) {
      lines.add(
          place(file, check, found.finding())
              + ": "
              + word(found.finding())
              + ": "
              + sentence(check, found)
              + "; try: "
              + new ScriptAdvice(check.experiment()).remedy(found.finding()));
    }
    untold(check).forEach(sentence -> lines.add(file + ": cannot tell: " + sentence));
    if (lines.isEmpty()) {
      lines.add(file + ": nothing found");
    }
    if (check.found().isEmpty() && !check.missing().isEmpty()) {
      lines.add(
          file
              + ": not looked for: "
              + String.join("; ", MissingText.notLookedFor(check.missing())));
    }
    return String.join("\n", lines) + "\n";
  }

  /** What cannot be told of the steps. */
  private static List<String> untold(Check check) {
    List<String> untold = new ArrayList<>(MissingText.untold(check.untold()));
    delta(check.experiment()).ifPresent(untold::add);
    check.obstacle().ifPresent(why -> untold.add(why + ", so nothing can be proved"));
    return untold;
  }

  /** Where a script goes by no loss that is known: of the first line behind the output. */
  private static Optional<String> delta(Experiment experiment) {
    List<String> tried = experiment.origin().tried();
    return experiment.program().lines().stream()
        .filter(line -> !tried.isEmpty() && line.section() != Section.FORWARD)
        .findFirst()
        .map(
            line ->
                "whether "
                    + line.target()
                    + " is the slope of a loss: none fits of those that were tried, "
                    + String.join(", ", tried));
  }

  private static String place(String file, Check check, Finding finding) {
    return finding.line() == 0
        ? file
        : check.experiment().program().line(finding.line()).statement().span().source().where();
  }

  private static String word(Finding finding) {
    return finding.symptom().severity().name().toLowerCase(Locale.ROOT);
  }

  private static String sentence(Check check, Check.Found found) {
    ScriptAdvice script = new ScriptAdvice(check.experiment());
    String evidence =
        found.finding().evidence().stream()
            .map(sentence -> sentence.with(Numbers.USUAL.comparing(sentence.numbers())))
            .map(script::of)
            .collect(Collectors.joining("; "));
    return evidence + " (seed " + check.experiment().seed() + ", epoch " + found.epochs() + ")";
  }

  /** The findings of several files as an array of JSON. */
  public static String json(List<String> objects) {
    return objects.isEmpty() ? "[]\n" : "[\n  " + String.join(",\n  ", objects) + "\n]\n";
  }

  /** An object of JSON for each finding, and for what could not be told or looked for. */
  public static List<String> objects(String file, Check check) {
    List<String> objects = new ArrayList<>();
    check.found().forEach(found -> objects.add(object(file, check, found)));
    untold(check).forEach(why -> objects.add(object(file, "cannot tell", "", why)));
    check
        .missing()
        .forEach((what, why) -> objects.add(object(file, "not looked for", what.subject(), why)));
    return objects;
  }

  private static String object(String file, String severity, String finding, String evidence) {
    return "{\"file\": "
        + Json.quoted(file)
        + ", \"severity\": "
        + Json.quoted(severity)
        + ", \"finding\": "
        + Json.quoted(finding)
        + ", \"evidence\": "
        + Json.quoted(evidence)
        + "}";
  }

  /** A line for a script that numpy stops at. */
  public static String line(UserError stop) {
    return where(stop) + ": wrong: " + stop.getMessage() + "\n";
  }

  /** The same as an object of JSON. */
  public static String object(String file, UserError stop) {
    return "{\"file\": "
        + Json.quoted(file)
        + ", \"place\": "
        + Json.quoted(where(stop))
        + ", \"severity\": \"wrong\", \"finding\": \"a script that stops\", \"evidence\": "
        + Json.quoted(stop.getMessage())
        + "}";
  }

  private static String where(UserError error) {
    return error.span().orElseThrow().source().where();
  }

  private static String object(String file, Check check, Check.Found found) {
    Finding finding = found.finding();
    return "{\"file\": "
        + Json.quoted(file)
        + ", \"place\": "
        + Json.quoted(place(file, check, finding))
        + ", \"severity\": "
        + Json.quoted(word(finding))
        + ", \"finding\": "
        + Json.quoted(finding.symptom().subject())
        + ", \"line\": "
        + finding.line()
        + ", \"seed\": "
        + check.experiment().seed()
        + ", \"epoch\": "
        + found.epochs()
        + ", \"evidence\": "
        + Json.quoted(sentence(check, found))
        + ", \"try\": "
        + Json.quoted(new ScriptAdvice(check.experiment()).remedy(finding))
        + "}";
  }
}
