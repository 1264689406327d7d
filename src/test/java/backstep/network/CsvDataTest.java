package backstep.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backstep.notation.OwnData;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDataTest {
  private static final String HOUSES =
      """
      rooms,area,district,garden,sold
      3,72.5,north,yes,yes
      2,51,south,no,no
      5,140,north,yes,no
      4,96.5,west,no,yes
      2,48,south,yes,no
      3,80,west,no,yes
      """;

  private static final CsvOptions PLAIN =
      new CsvOptions(Optional.empty(), List.of(), List.of(), List.of(), false, false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b,y\n1,2,3\n4,5,6\n",
        "\uFEFFa,b,y\r\n1,2,3\r\n4,5,6",
        "a;b;y\n1;2;3\n4;5;6\n",
        "a\tb\ty\n1\t2\t3\n4\t5\t6\n",
        "\n\"a\",\"b\",\"y\"\n\n \"1\" , 2,3\n   \n4,+5,6.0\n\n",
      })
  void separatorsLineEndsQuotesAndEmptyLinesDoNotMatter(String text) {
    OwnData data = CsvData.read("it.csv", text, PLAIN).data();
    assertThat(data.names().inputs()).containsExactly("a", "b");
    assertThat(data.names().outputs()).containsExactly("y");
    assertThat(rows(data)).containsExactly("[1.0, 2.0] -> [3.0]", "[4.0, 5.0] -> [6.0]");
  }

  @Test
  void aFirstRowWithANumberIsASample() {
    OwnData data = CsvData.read("it.csv", "1,red,0\n2,blue,1\n3,green,1\n", PLAIN).data();
    assertThat(data.names().inputs()).containsExactly("c0", "c1=blue", "c1=green", "c1=red");
    assertThat(rows(data).get(0)).isEqualTo("[1.0, 0.0, 0.0, 1.0] -> [0.0]");
  }

  @Test
  void aRowOfTextsIsTheNamesUnlessSomebodySaysNo() {
    CsvOptions options =
        new CsvOptions(Optional.of(false), List.of(), List.of(), List.of(), false, false);
    OwnData data = CsvData.read("it.csv", "a,x\nb,y\n", options).data();
    assertThat(data.names().inputs()).containsExactly("c0=b");
    assertThat(rows(data)).containsExactly("[0.0] -> [0.0]", "[1.0] -> [1.0]");
  }

  @Test
  void namesBecomeWordsThatAProgramCanHold() {
    String text = "petal length (cm),a#b->c,,\"x, y\",2019,y\n1,2,3,4,5,6\n";
    CsvOptions named =
        new CsvOptions(Optional.of(true), List.of(), List.of(), List.of(), false, true);
    assertThat(CsvData.read("it.csv", text, named).data().names().inputs())
        .containsExactly("petal_length_(cm)", "a_b_c", "c2", "x_y", "_2019", "1");
  }

  @Test
  void numbersMayStandForClasses() {
    CsvOptions options =
        new CsvOptions(
            Optional.empty(), List.of(), List.of(), List.of(column("digit")), false, false);
    OwnData data = CsvData.read("it.csv", "p,digit\n1,10\n2,9\n3,9\n4,2\n", options).data();
    assertThat(data.names().outputs()).containsExactly("digit=2", "digit=9", "digit=10");
    assertThat(rows(data).get(0)).isEqualTo("[1.0] -> [0.0, 0.0, 1.0]");
  }

  /** The expected numbers are numpy's (a - a.mean()) / a.std(). */
  @Test
  void scalingIsThatOfScikitLearnAndTellsHowToUndoIt() {
    CsvOptions options =
        new CsvOptions(Optional.empty(), List.of(), List.of(), List.of(), true, true);
    CsvData read = CsvData.read("houses.csv", HOUSES, options);
    double[] area = {-0.28453121, -0.97706943, 1.8897167, 0.48853471, -1.07370267, -0.04294811};
    for (int i = 0; i < area.length; i++) {
      assertThat(read.data().samples().get(i).x().get(1, 0)).isEqualTo(area[i], within(1e-7));
    }
    assertThat(read.data().samples().get(0).x().get(2, 0)).as("one-hot").isEqualTo(1);
    assertThat(read.data().names().inputs()).endsWith("garden=yes", "1");
    assertThat(read.story())
        .containsExactly(
            " from houses.csv",
            " rooms is scaled: (rooms - 3.1666666666666665) / 1.0671873729054748",
            " area is scaled: (area - 81.33333333333333) / 31.04521791766899");
  }

  @Test
  void aConstantColumnIsNotScaledAway() {
    CsvOptions options =
        new CsvOptions(Optional.empty(), List.of(), List.of(), List.of(), true, false);
    OwnData data = CsvData.read("it.csv", "a,one,y\n1,1,0\n3,1,1\n", options).data();
    assertThat(rows(data)).containsExactly("[-1.0, 1.0] -> [0.0]", "[1.0, 1.0] -> [1.0]");
  }

  @Test
  void tooManyRowsColumnsCellsOrClassesAreRefusedWithTheNumberAndTheLimit() {
    String rows = "a,y\n" + "1,0\n".repeat(1_500_000);
    assertThatThrownBy(() -> CsvData.read("rows.csv", rows, PLAIN))
        .hasMessage("the data goes on here; at most 100000 samples fit");
    assertThatThrownBy(() -> CsvData.read("wide.csv", "1,".repeat(99_999) + "1\n", PLAIN))
        .hasMessage("a sample has 100000 inputs and outputs here; at most 4000 fit");
    String cells = ("1,".repeat(999) + "1\n").repeat(501);
    assertThatThrownBy(() -> CsvData.read("cells.csv", cells, PLAIN))
        .hasMessage("501 samples of 999 inputs and outputs are 500499 numbers; at most 500000 fit");
    String names =
        IntStream.range(0, 101).mapToObj(i -> "n" + i + ",0\n").collect(Collectors.joining());
    assertThatThrownBy(() -> CsvData.read("names.csv", "name,y\n" + names, PLAIN))
        .hasMessage(
            "the column name has 101 different texts, and at most 100 can be classes: leave it out"
                + " by --without name");
  }

  @Test
  void anErrorInALateRowNamesItsLine() {
    String text = "a,y\n" + "1,0\n".repeat(50_000) + "\n\"x,\ny\",1\n1,\n";
    assertThatThrownBy(() -> CsvData.read("it.csv", text, PLAIN))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> assertThat(error.text()).startsWith("it.csv:50003:\n  \"x,\n  ^ 'x,"));
  }

  private static ColumnRef column(String word) {
    return new ColumnRef(word, new Span(Source.typed(word), 0));
  }

  private static List<String> rows(OwnData data) {
    return data.samples().stream()
        .map(sample -> cells(sample.x()) + " -> " + cells(sample.d()))
        .toList();
  }

  private static String cells(backstep.matrix.Matrix column) {
    double[] cells = new double[column.shape().rows()];
    Arrays.setAll(cells, i -> column.get(i, 0));
    return Arrays.toString(cells);
  }
}
