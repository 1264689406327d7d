package backstep.render;

import backstep.insight.diagnosis.Diagnosis;
import backstep.insight.diagnosis.Finding;
import backstep.insight.diagnosis.Sentence;
import backstep.network.Experiment;
import java.util.List;

/** A diagnosis as text: the findings, or what was looked for. */
public final class DiagnosisView {
  private static final int INDENT = 3;

  private DiagnosisView() {}

  /** The findings about an experiment; beside what to type stands what to write in its script. */
  public static String draw(Diagnosis diagnosis, Experiment experiment, View view) {
    ScriptAdvice script = new ScriptAdvice(experiment);
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (Finding finding : diagnosis.findings()) {
      number++;
      text.append(finding(number, finding, script, view)).append('\n');
    }
    if (number == 0) {
      text.append("Nothing was found. Looked for:\n");
      say(text, MissingText.subjects("; ", diagnosis.lookedFor()), view);
      notLookedFor(text, diagnosis, view);
    }
    MissingText.untold(diagnosis.untold())
        .forEach(
            sentence -> text.append(Prose.wrap("Cannot tell " + sentence + ".", 0, view.width())));
    return text.append(Prose.wrap(extent(diagnosis), 0, view.width())).toString();
  }

  private static String finding(int number, Finding finding, ScriptAdvice script, View view) {
    StringBuilder text = new StringBuilder();
    text.append(Style.STRONG.on(number + ". " + capital(finding.symptom().subject()))).append('\n');
    for (Sentence sentence : finding.evidence()) {
      say(text, sentence.with(view.numbers().comparing(sentence.numbers())), view);
    }
    say(text, "why: " + finding.symptom().reason(), view);
    say(text, "try: " + finding.remedy(), view);
    script.changes(finding).ifPresent(change -> say(text, script.file() + ": " + change, view));
    say(text, "see: " + finding.more(), view);
    return text.toString();
  }

  private static void notLookedFor(StringBuilder text, Diagnosis diagnosis, View view) {
    List<String> missing = MissingText.notLookedFor(diagnosis.missing());
    text.append(missing.isEmpty() ? "" : "Not looked for:\n");
    missing.forEach(sentence -> say(text, sentence, view));
  }

  private static void say(StringBuilder text, String sentence, View view) {
    text.append(Prose.wrap(sentence, INDENT, view.width()));
  }

  private static String capital(String subject) {
    return Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
  }

  private static String extent(Diagnosis diagnosis) {
    String samples = Prose.counted(diagnosis.samples(), "sample");
    String run =
        diagnosis.epochs() == 0
            ? "; the run is too short to tell how it goes."
            : " and along the last " + diagnosis.epochs() + " epochs of the run.";
    return "Looked at " + samples + " with the parameters as they are now" + run;
  }
}
