package backstep.network;

import backstep.notation.Source;
import backstep.notation.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Three species of iris, fifty flowers each, measured in centimetres: R. A. Fisher, The use of
 * multiple measurements in taxonomic problems, Annals of Eugenics 7 (1936), table I, from flowers
 * that E. Anderson had gathered.
 *
 * <p>The 150 rows of {@code iris.csv} are those of R's {@code datasets} (4.2.2) and of scikit-learn
 * (1.2.1), which agree in each number. The widespread copy of the UCI repository differs from
 * Fisher in two flowers of setosa: the 35th has a petal width of 0.2 here and 0.1 there, the 38th a
 * sepal width of 3.6 and a petal length of 1.4 here and 3.1 and 1.5 there. The rows go across
 * Fisher's table, a flower of each species in turn, and not species by species: in that order a
 * network trained sample by sample forgets the first species over the last.
 */
final class Iris {
  private static final String FILE = "iris.csv";

  static final DataSet DATA = read();

  private Iris() {}

  private static DataSet read() {
    try (InputStream in = Iris.class.getResourceAsStream(FILE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ColumnRef species = new ColumnRef("species", new Span(Source.typed(FILE), 0));
      CsvOptions options =
          new CsvOptions(
              Optional.of(true),
              List.of(species),
              List.of(),
              List.of(),
              /* scale= */ false,
              /* bias= */ true);
      DataSet own = DataSet.own(CsvData.read(FILE, text, options).data());
      return new DataSet("iris", own.inputs(), own.outputs(), own.samples());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
