package backstep.network;

import backstep.matrix.Matrix;
import backstep.notation.Names;
import backstep.notation.OwnData;
import backstep.notation.Remark;
import backstep.notation.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The samples with each input brought to mean 0 and standard deviation 1, but for one that is the
 * same in all of them.
 *
 * @param story the formula of each input that was scaled: comments for the program
 */
public record ScaledData(OwnData data, List<String> story) {

  public ScaledData {
    story = List.copyOf(story);
  }

  /** The samples scaled; a story of nothing where no input varies, or the numbers are too large. */
  public static ScaledData of(DataSet data) {
    List<Feature> inputs = new ArrayList<>();
    List<String> story = new ArrayList<>();
    for (int i = 0; i < data.inputs().size(); i++) {
      int input = i;
      double[] values =
          data.samples().stream().mapToDouble(sample -> sample.x().get(input, 0)).toArray();
      Feature feature = new Feature(data.inputs().get(i), values, /* isMeasured= */ true);
      Feature.Scaled scaled = feature.standardised();
      boolean isScaled = !feature.isConstant() && Double.isFinite(scaled.deviation());
      inputs.add(isScaled ? scaled.feature() : feature);
      if (isScaled) {
        story.add(" " + feature.name() + " is scaled: " + scaled.formula());
      }
    }
    Names names =
        data.outputs().isEmpty()
            ? Names.NONE
            : new Names(data.inputs(), data.outputs(), Remark.NONE);
    List<Sample> samples =
        IntStream.range(0, data.size())
            .mapToObj(row -> Sample.of(column(inputs, row), data.sample(row).d()))
            .toList();
    return new ScaledData(new OwnData(names, samples), story);
  }

  private static Matrix column(List<Feature> inputs, int row) {
    return Matrix.column(inputs.stream().mapToDouble(input -> input.values()[row]).toArray());
  }
}
