package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.diagnosis.Diagnosis;
import backstep.insight.diagnosis.Finding;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code diagnose} as it is typed. */
class DiagnoseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where",
        "next 4",
        "run 800",
        "run 2000; next 3; back 30",
        "set alpha 5; run 100",
        "load question-sigmoid; set Ws [[30,30,30,30],[1,1,1,1],[1,1,1,1],[-30,-30,-30,-30],"
            + "[0,0,0,0]]; set Wo [[1,1,1,1,1]]",
        "load fixed-relu; set Ws -1 * before(Ws); set alpha 1e-9; run 200",
        "set precision exact; run 640",
        "edit 11 dZ1 = dA1",
        "edit 11 dZ1 = dA1 * act'(A1 - 0.2)",
        "drop 5; drop 5; run 100"
      })
  void itFitsTheWindowAndWhatItRefersToWorks(String before) {
    Typed typed = Typed.fresh();
    typed.does(before);
    Session session = typed.session();
    assertThat(typed.does("diagnose").lines())
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    assertThat(typed.session().looksLike(session)).isTrue();
    List<Finding> findings = Diagnosis.of(session.timeline()).findings();
    assertThat(findings).isNotEmpty();
    findings.forEach(finding -> typed.does(finding.more()));
    findings.stream()
        .map(Finding::remedy)
        .filter(remedy -> remedy.matches("(move|edit) .*"))
        .forEach(typed::does);
  }

  /**
   * What the two scripts and their repairs are told, at so many epochs and two steps and a half
   * later. The lines are those of before the findings about batches and scripts came; where nothing
   * is found, those that name what was looked for are more since.
   */
  @ParameterizedTest
  @CsvSource({
    "question-relu, 0, 20, 19, A value read after its update",
    "question-relu, 1, 19, 19, A value read after its update",
    "question-relu, 10, 11, 19, A value read after its update",
    "question-relu, 100, 19, 19, A value read after its update",
    "question-relu, 620, 19, 19, A value read after its update",
    "question-relu, 1000, 28, 28, A value read after its update",
    "question-relu, 5000, 20, 20, A value read after its update",
    "question-sigmoid, 0, 11, 11, A value read after its update",
    "question-sigmoid, 1, 11, 11, A value read after its update",
    "question-sigmoid, 10, 11, 11, A value read after its update",
    "question-sigmoid, 100, 11, 11, A value read after its update",
    "question-sigmoid, 620, 11, 11, A value read after its update",
    "question-sigmoid, 1000, 11, 11, A value read after its update",
    "question-sigmoid, 5000, 11, 11, A value read after its update",
    "fixed-relu, 0, 11, 10, A layer whose units are on for every sample",
    "fixed-relu, 1, 10, 10, A layer whose units are on for every sample",
    "fixed-relu, 10, 10, 10, A layer whose units are on for every sample",
    "fixed-relu, 100, 10, 10, A layer whose units are on for every sample",
    "fixed-relu, 620, 18, 18, Nothing was found.",
    "fixed-relu, 1000, 18, 18, Nothing was found.",
    "fixed-relu, 5000, 18, 18, Nothing was found.",
    "fixed-sigmoid, 0, 21, 20, Nothing was found.",
    "fixed-sigmoid, 1, 20, 20, Nothing was found.",
    "fixed-sigmoid, 10, 20, 20, Nothing was found.",
    "fixed-sigmoid, 100, 20, 20, Nothing was found.",
    "fixed-sigmoid, 620, 10, 10, A loss that stands still",
    "fixed-sigmoid, 1000, 10, 10, A loss that stands still",
    "fixed-sigmoid, 5000, 19, 19, Nothing was found."
  })
  void itSaysOfTheQuestionNoMoreThanItDidAndTheSameFirst(
      String program, int epochs, int before, int after, String first) {
    Typed typed = Typed.fresh();
    typed.does("load " + program);
    if (epochs > 0) {
      typed.does("run " + epochs);
    }
    assertThat(typed.does("diagnose")).satisfies(text -> holds(text, before, first));
    typed.does("step 2; next 3");
    assertThat(typed.does("diagnose")).satisfies(text -> holds(text, after, first));
  }

  private static void holds(String text, int lines, String first) {
    assertThat(text).matches("(?s)(1\\. )?" + Pattern.quote(first) + ".*");
    assertThat(text.lines()).hasSizeLessThanOrEqualTo(lines);
  }
}
