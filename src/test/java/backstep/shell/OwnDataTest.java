package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.notation.Program;
import backstep.notation.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples of a file become a part of the program. */
class OwnDataTest {
  private static final String FLOWERS =
      """
      sepal length (cm);petal width;color;species
      5.1;0.2;red;setosa
      7.0;1.4;blue;versicolor
      6.3;2.5;"light; red";virginica
      """;

  private final Typed typed = Typed.in(MemoryWorld.with("flowers.csv", FLOWERS));

  @Test
  void aSavedProgramIsTheSameExperimentWithoutTheFile() {
    typed.does("load fixed-relu; data flowers.csv --scale --bias; save it.bp; run 20");
    Program program = program();
    State trained = typed.session().now();
    typed.does("data xor; load it.bp; run 20");
    assertThat(program()).isEqualTo(program);
    assertThat(typed.session().now()).isEqualTo(trained);
    assertThat(program().data().names().inputs())
        .containsExactly(
            "sepal_length_(cm)", "petal_width", "color=blue", "color=light_red", "color=red", "1");
  }

  @Test
  void samplesThatAreThereAreScaledAsThoseOfAFileAre() {
    typed.does("data flowers.csv --without color");
    assertThat(typed.does("data --scale")).contains("petal_width is scaled: (petal_width - 1.");
    List<Sample> samples = program().data().samples();
    typed.does("data flowers.csv --without color --scale");
    assertThat(samples).isEqualTo(program().data().samples());
    assertThat(typed.fails("data --scale --bias")).contains("'--bias' is left over");
  }

  @Test
  void samplesThatAreAllAlikeCannotBeScaled() {
    Typed constant = Typed.in(MemoryWorld.with("one.csv", "3,1\n3,0\n"));
    constant.does("data one.csv");
    assertThat(constant.fails("data --scale")).contains("no input can be scaled");
  }

  @Test
  void anotherDataSetTakesItsPlaceAndUndoBringsItBack() {
    typed.does("data flowers.csv");
    Program own = program();
    typed.does("set data iris");
    assertThat(program().data().isEmpty()).isTrue();
    assertThat(program().toString()).doesNotContain("flowers");
    typed.does("undo");
    assertThat(program()).isEqualTo(own);
    assertThat(typed.does("undo; data")).contains("xor: 4 samples");
  }

  @ParameterizedTest
  @CsvSource({
    "2, no|yes|yes, '1 0|0 1|0 1'",
    "2, 0|1|1, '1 0|0 1|0 1'",
    "3, 5|9|7, '1 0 0|0 0 1|0 1 0'",
    "outputs, no|yes|yes, '0|1|1'",
    "outputs, 5|9|7, '5|9|7'",
  })
  void theSettingReadsAsManyOutputsAsTheProgramHas(String outputs, String column, String targets) {
    String[] cells = column.split("\\|", -1);
    MemoryWorld world =
        MemoryWorld.with("it.csv", "a,kind\n1,%s\n2,%s\n3,%s\n".formatted((Object[]) cells));
    world.write(
        "it.bp",
        """
        settings:
          data = it.csv
        parameters:
          W = randn(%s, inputs)
        forward:
          y = sigmoid(W @ x)
          loss = 0.5 * sum((y - d) ** 2)
        """
            .formatted(outputs));
    Typed program = Typed.in(world);
    program.does("load it.bp");
    DataSet data = program.session().timeline().ahead().experiment().data();
    List<String> rows = List.of(targets.split("\\|", -1));
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = List.of(rows.get(i).split(" ", -1));
      double[] d = row.stream().mapToDouble(Double::parseDouble).toArray();
      assertThat(data.sample(i).d()).isEqualTo(Matrix.column(d));
    }
  }

  @Test
  void aMistakeInAFileChangesNothing() {
    Session before = typed.session();
    typed.fails("data flowers.csv --target hue");
    typed.fails("data flowers.csv --without species,color --target species");
    assertThat(typed.session()).isEqualTo(before);
  }

  @Test
  void targetsAreFarOnlyFromWhatSquashes() {
    Typed measuring = Typed.in(MemoryWorld.with("sizes.csv", "a,b\n1,72\n2,90\n"));
    measuring.does("load fixed-relu");
    assertThat(measuring.does("data sizes.csv")).contains("0 to 1, where a sigmoid answers");
    measuring.does("load fixed-relu; edit 4 y = Z2; edit 5 loss = squared_error(y, d)");
    assertThat(measuring.does("data sizes.csv; data")).doesNotContain("0 to 1");
  }

  @Test
  void aFileMayBeQuotedAndAColumnThatSaysNothingIsNamed() {
    Typed quoting = Typed.in(MemoryWorld.with("my own.csv", "a,b,kind\n1,2,x\n3,2,x\n"));
    for (String name : List.of("my own.csv", "\"my own.csv\"", "'my own.csv'")) {
      assertThat(quoting.does("data " + name + " --bias"))
          .contains("b is the same in every row", "kind=x is the same in every row")
          .doesNotContain(" a is the same", " 1 is the same");
    }
    assertThat(quoting.does("save \"it is.bp\"; load it is.bp")).contains("saved it is.bp");
  }

  @Test
  void longNamesAndLargeNumbersStayWithinTheWindow() {
    typed.does("load question-relu; data iris");
    for (String look : List.of("step", "run 2", "step", "inspect Ws", "history Z1", "test")) {
      assertThat(typed.does(look).lines().filter(line -> line.startsWith("|")))
          .as(look)
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
  }

  @Test
  void outputsAndInputsAreCalledByTheirNamesEverywhere() {
    typed.does("load fixed-relu; set hidden 2; data flowers.csv; step");
    for (String look : List.of("step", "inspect y", "inspect dWo", "samples y", "test", "data")) {
      assertThat(typed.does(look)).as(look).contains("species=versicolor");
    }
    for (String look : List.of("inspect x", "inspect Ws", "samples x", "data")) {
      assertThat(typed.does(look)).as(look).contains("petal_width");
    }
    assertThat(typed.does("why dWs[0,1]")).contains("input petal_width of sample");
    typed.does("derive --apply; set epochs 2; diagnose; gradcheck; plot surface y[2]; plot units");
    typed.does("sweep --seeds 3; export numpy it.py");
  }

  @Test
  void tabOffersDataSetsAndFilesAndOptions() {
    List<Argument> first = Typed.SHELL.next(List.of("data"));
    assertThat(first).contains(Completion.DATA_SET, new FileArgument(List.of(".csv")));
    assertThat(Typed.SHELL.next(List.of("data", "my.csv")))
        .extracting(Object::toString)
        .anyMatch(argument -> argument.contains("--scale"));
  }

  private Program program() {
    return typed.session().timeline().ahead().experiment().program();
  }
}
