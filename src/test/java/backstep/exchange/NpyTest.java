package backstep.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.UserError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against files that numpy wrote, by {@code src/test/resources/numpy/write.py}. */
class NpyTest {
  private static final Shape TWO_BY_THREE = new Shape(2, 3);
  private static final Matrix SPECIAL =
      Matrix.of(new double[][] {{1.5, -0.0, Double.NaN}, {1 / 0.0, 1e-300, -3}});

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/numpy", name));
  }

  private static Matrix only(byte[] file) {
    return Npy.read(file).get(0).as(TWO_BY_THREE, "M");
  }

  private static Map<String, Matrix> question() throws IOException {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put("Ws", new Shape(10, 4));
    shapes.put("Wo", new Shape(1, 10));
    return Weights.NPY.read(file("question.npy"), shapes);
  }

  @Test
  void whatIsWrittenHasTheBytesThatNumpyWrites() throws IOException {
    assertThat(Npy.write(question().values())).isEqualTo(file("question.npy"));
    assertThat(Npy.write(SPECIAL)).isEqualTo(file("special.npy"));
  }

  @Test
  void aZipHasTheArraysOfNumpysNotCompressed() throws IOException {
    byte[] ours = Npz.write(question());
    assertThat(entries(ours)).containsExactlyEntriesOf(entries(file("question.npz")));
    assertThat(Npz.write(question())).isEqualTo(ours);
  }

  /** Of each entry how it is compressed, and its bytes. */
  private static Map<String, List<Object>> entries(byte[] file) throws IOException {
    Map<String, List<Object>> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String bytes = new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1);
        entries.put(entry.getName(), List.of(entry.getMethod(), bytes));
      }
    }
    return entries;
  }

  @Test
  void aZipIsReadByNameCompressedOrNot() throws IOException {
    Map<String, Shape> shapes = Map.of("Wo", new Shape(1, 10));
    for (String name : List.of("question.npz", "compressed.npz")) {
      assertThat(Weights.NPZ.read(file(name), shapes))
          .isEqualTo(Map.of("Wo", question().get("Wo")));
    }
  }

  @Test
  void numbersOfOtherKindsAndOrdersAreRead() throws IOException {
    assertThat(only(file("special.npy"))).isEqualTo(SPECIAL);
    assertThat(only(file("big-endian.npy"))).isEqualTo(SPECIAL);
    assertThat(only(file("version2.npy"))).isEqualTo(SPECIAL);
    assertThat(only(file("float32.npy")))
        .isEqualTo(Matrix.of(new double[][] {{1.5, -2.25, 0.1f}, {1, 2, 3}}));
    assertThat(only(file("int64.npy")))
        .isEqualTo(Matrix.of(new double[][] {{-3, -2, -1}, {0, 1, 2}}));
    assertThat(only(file("bool.npy"))).isEqualTo(Matrix.of(new double[][] {{1, 0, 1}, {0, 0, 1}}));
    assertThat(only(file("columns.npy")))
        .isEqualTo(Matrix.of(new double[][] {{0, 1, 2}, {3, 4, 5}}));
  }

  @Test
  void aVectorIsAColumnOrARow() throws IOException {
    NpyArray vector = Npy.read(file("vector.npy")).get(0);
    assertThat(vector.as(new Shape(3, 1), "b")).isEqualTo(Matrix.column(0, 1, 2));
    assertThat(vector.as(new Shape(1, 3), "r")).isEqualTo(Matrix.of(new double[][] {{0, 1, 2}}));
    assertThat(Npy.read(file("number.npy")).get(0).as(new Shape(1, 1), "s"))
        .isEqualTo(Matrix.scalar(2.5));
    assertThatThrownBy(() -> vector.as(TWO_BY_THREE, "M"))
        .isInstanceOf(UserError.class)
        .hasMessage("M is 2 x 3 and the array in the file is a vector of 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "three.npy | an array of 3 dimensions; matrices have two",
        "objects.npy | the array in the file holds objects of Python, which are not read; only numbers are",
        "complex.npy | numbers of the kind c16 are not read; in numpy, astype(float) makes others",
        "records.npy | the array in the file is not of numbers, or its header is damaged",
        "empty.npy | an array of shape (0, 3): 1 to 1000000 numbers are read",
        "question.npz | this is no file of numpy: np.save writes one"
      })
  void whatIsNoMatrixOfNumbersIsRefused(String name, String why) throws IOException {
    byte[] file = file(name);
    assertThatThrownBy(() -> Npy.read(file)).isInstanceOf(UserError.class).hasMessage(why);
  }

  @Test
  void aShapeIsNotBelievedBeforeItIsChecked() throws IOException {
    byte[] file = file("special.npy");
    for (String shape : List.of("(999999, 1)", "(1000000, 1000000)", "(99999999999999999999,)")) {
      String text = new String(file, StandardCharsets.ISO_8859_1);
      int end = text.indexOf('\n');
      String header = text.substring(0, end).stripTrailing().replace("(2, 3)", shape);
      byte[] hostile =
          (header + " ".repeat(end - header.length()) + text.substring(end))
              .getBytes(StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> Npy.read(hostile)).isInstanceOf(UserError.class);
    }
  }

  @Test
  void aFileThatIsCutShortOrDamagedAnywhereIsReadOrRefusedWithASentence() throws IOException {
    Random random = new Random(1);
    for (String name : List.of("question.npy", "question.npz", "compressed.npz")) {
      byte[] whole = file(name);
      for (int length = 0; length < whole.length; length++) {
        readsOrRefuses(name, Arrays.copyOf(whole, length));
        byte[] damaged = whole.clone();
        damaged[length] = (byte) random.nextInt();
        readsOrRefuses(name, damaged);
      }
    }
  }

  private static void readsOrRefuses(String name, byte[] file) {
    try {
      Weights.of(name).read(file, Map.of("Wo", new Shape(1, 10)));
    } catch (UserError refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Test
  void aSmallZipThatBecomesLargeIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("Ws.npy"));
      for (int i = 0; i < 65; i++) {
        zip.write(new byte[1_000_000]);
      }
    }
    assertThat(out.size()).isLessThan(100_000);
    assertThatThrownBy(() -> Npz.read(out.toByteArray()))
        .isInstanceOf(UserError.class)
        .hasMessage("the file holds more than is read of one");
  }
}
