package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.diagnosis.Diagnosis;
import backstep.insight.diagnosis.Finding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
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
}
