package backstep.render;

import backstep.insight.diagnosis.Finding;
import backstep.network.Experiment;
import backstep.network.Origin;
import backstep.notation.Line;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is said of a program in the words of the script that it was read from. */
final class ScriptAdvice {
  /** How a sentence names a line of the program, with what it says, and with its place. */
  private static final Pattern LINE = Pattern.compile("\\bline (\\d+)(, \\S+\\.py:\\d+(?=,))?");

  private final Experiment experiment;

  ScriptAdvice(Experiment experiment) {
    this.experiment = experiment;
  }

  /** The name of the script. */
  String file() {
    return experiment.origin().file();
  }

  private boolean isOfScript() {
    return !experiment.origin().lines().isEmpty();
  }

  /** What the script must be changed in; empty for what is no change, and for other programs. */
  Optional<String> changes(Finding finding) {
    return changes(finding.mended().or(finding::mendedByRate));
  }

  private Optional<String> changes(Optional<Program> program) {
    return program
        .filter(any -> isOfScript())
        .map(
            mended -> {
              List<String> told = new ArrayList<>(ScriptRepair.of(experiment.with(mended)).told());
              if (experiment.isChanged()) {
                told.removeAll(ScriptRepair.of(experiment).told());
              }
              return String.join("; ", told);
            });
  }

  /** What to try, as the author of the script does it. */
  String remedy(Finding finding) {
    return isOfScript()
        ? finding.remedy(
            changes(finding.mended())
                .orElseGet(
                    () ->
                        Arrays.stream(of(finding.other()).split("; ", -1))
                            .distinct()
                            .collect(Collectors.joining("; "))),
            changes(finding.mendedByRate()).orElse(""))
        : finding.remedy();
  }

  /** A sentence about lines of the program, as one about those of the script. */
  String of(String sentence) {
    if (!isOfScript()) {
      return sentence;
    }
    StringBuilder said = new StringBuilder();
    Matcher found = LINE.matcher(sentence);
    int from = 0;
    while (found.find(from)) {
      Line line = experiment.program().line(Integer.parseInt(found.group(1)));
      said.append(sentence, from, found.start()).append(named(line).orElse(found.group()));
      from = found.end();
      for (String between : List.of(", ", ": ")) {
        if (sentence.startsWith(between + line, from)) {
          said.append(between).append(words(line));
          from += between.length() + line.toString().length();
        }
      }
    }
    return said.append(sentence.substring(from)).toString();
  }

  private static Optional<String> named(Line line) {
    return line.remark().place().map(place -> "line " + Origin.number(place));
  }

  /** What the author wrote for it, if that is this line alone. */
  private String words(Line line) {
    boolean isAlone =
        experiment.program().statements().filter(one -> named(one).equals(named(line))).count() == 1
            && experiment.original().statements().anyMatch(line::equals);
    return isAlone
        ? named(line)
            .map(name -> line.statement().span().source().text())
            .map(text -> text.replaceFirst("\\s+#[^\"']*$", "").strip())
            .orElseThrow()
        : line.toString();
  }
}
